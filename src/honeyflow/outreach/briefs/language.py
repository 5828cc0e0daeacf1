"""A language, as a brief speaks it: our sentences by gettext, numbers, dates, money and lists by the locale's rules.

Values go into sentences as plain text, never as part of the sentence's form, so braces and percent signs in what a
member wrote stay what they are. Each text from outside that is written from right to left is put between the isolating
characters U+2068 and U+2069, so that the sentence around it keeps its order; a text alone in a block has none.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache

from honeyflow.kernel.bounds import Bounds
from honeyflow.outreach.briefs.catalogue import translations

_ISOLATE, _END = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def right_to_left(text: str) -> bool:
    """Return whether a text holds a letter of a script written from right to left."""
    return any(unicodedata.bidirectional(each) in _RIGHT_TO_LEFT for each in text)


def isolated(text: str) -> str:
    """Return a text that cannot turn the sentence it is put into around."""
    return f"{_ISOLATE}{text}{_END}" if right_to_left(text) else text


@dataclass(frozen=True)
class Language:
    """One of `catalogue.LANGUAGES`.

    `make messages` finds the texts by the names of these methods: `say`, `say_in` and `many`.
    """

    code: str

    def say(self, text: str, /, **values: str) -> str:
        """Return a sentence with its values put in."""
        return _put(translations(self.code).gettext(text), values)

    def say_in(self, context: str, text: str, /, **values: str) -> str:
        """Return a word that needs to be told apart by what it stands for."""
        return _put(translations(self.code).pgettext(context, text), values)

    def many(self, one: str, more: str, count: int, /, **values: str) -> str:
        """Return a sentence in the form its `count` asks for; ``{count}`` in it is the number, written out."""
        form = translations(self.code).ngettext(one, more, count)
        return _put(form, values | {"count": self.number(Decimal(count))})

    def whole(self, count: int) -> str:
        """Return a whole number."""
        return self.number(Decimal(count), 0)

    def number(self, value: Decimal, places: int = 2) -> str:
        """Return a number with at most `places` decimals."""
        from babel.numbers import format_decimal

        return str(format_decimal(round(value, places), format=f"#,##0.{'#' * places}", locale=self.locale))

    def percent(self, share: Decimal) -> str:
        """Return a share in 0-1 as per cent."""
        from babel.numbers import format_percent

        return str(format_percent(share, format=None if share == round(share, 2) else "#,##0.#%", locale=self.locale))

    def money(self, amount: Decimal, currency: str) -> str:
        """Return an amount, without decimals where it has none."""
        from babel.numbers import format_currency

        whole = amount == amount.to_integral_value()
        if not currency:
            return self.number(amount)
        pattern = _currency_pattern(self.locale)
        return str(
            format_currency(
                amount,
                currency,
                pattern.replace(".00", "") if whole else pattern,
                locale=self.locale,
                currency_digits=not whole,
            )
        )

    def day(self, day: date) -> str:
        """Return a day, its month written out."""
        from babel.dates import format_date

        return str(format_date(day, "long", locale=self.locale))

    def month(self, day: date) -> str:
        """Return month and year."""
        from babel.dates import format_skeleton

        return str(format_skeleton("yMMMM", day, locale=self.locale))

    def names(self, names: Sequence[str]) -> str:
        """Return a list as people write it."""
        from babel.lists import format_list

        return str(format_list([isolated(each) for each in names], locale=self.locale)) if names else ""

    def quoted(self, text: str) -> str:
        """Return somebody's words in the language's own quotation marks."""
        return self.say_in("quotation", "“{text}”", text=text)

    def range(self, bounds: Bounds, places: int = 0) -> str:
        """Return a range of numbers, rounded outwards so that it holds all it held; one number where both are alike."""
        ends = outwards(bounds, places)
        return self._between(self.number(ends.low, places), self.number(ends.high, places))

    def percent_range(self, bounds: Bounds) -> str:
        """Return a range of shares in 0-1 as per cent, rounded outwards to whole per cents."""
        ends = outwards(bounds, 2)
        return self._between(self.percent(ends.low), self.percent(ends.high))

    def money_range(self, bounds: Bounds, currency: str, *, whole: bool = False) -> str:
        """Return a range of amounts, exact unless `whole` rounds it outwards."""
        ends = outwards(bounds, 0) if whole else bounds
        return self._between(self.money(ends.low, currency), self.money(ends.high, currency))

    def signed_money(self, low: Decimal, high: Decimal, currency: str) -> str:
        """Return a range of amounts that may be below nothing, rounded outwards."""
        ends = [
            self.money(low.to_integral_value(ROUND_FLOOR), currency),
            self.money(high.to_integral_value(ROUND_CEILING), currency),
        ]
        return ends[0] if ends[0] == ends[1] else self.say("{low} to {high}", low=ends[0], high=ends[1])

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return "" if self.code == "ja" else " "

    def _between(self, low: str, high: str) -> str:
        """Return both ends, a unit that both have once: ``€4–6``, ``4–6 €``."""
        if low == high:
            return low
        before, after = _shared_lead(low, high), _shared_lead(low[::-1], high[::-1])[::-1]
        return self.say_in("range", "{low}–{high}", low=low[: len(low) - len(after)], high=high[len(before) :])

    @property
    def locale(self) -> str:
        """The locale whose rules numbers and dates follow; English dates with the day first, as on the pages."""
        return "en_GB" if self.code == "en" else self.code


def _shared_lead(one: str, other: str) -> str:
    """Return the unit both texts start with: what comes before the first digit or sign, where it is alike."""
    leads = [re.match(r"[^\d\-−]*", each) for each in (one, other)]
    return leads[0][0] if leads[0] and leads[1] and leads[0][0] == leads[1][0] else ""


def outwards(bounds: Bounds, places: int) -> Bounds:
    """Return bounds with at most `places` decimals that hold all that `bounds` hold."""
    unit = Decimal(1).scaleb(-places)
    return Bounds(bounds.low.quantize(unit, ROUND_FLOOR), bounds.high.quantize(unit, ROUND_CEILING))


def plural_of(bounds: Bounds) -> int:
    """Return the count whose grammatical number a range takes: one where it is exactly one, else more than one."""
    return 1 if bounds.low == bounds.high == 1 else max(2, int(bounds.high))


def _put(form: str, values: dict[str, str]) -> str:
    return form.format_map({name: isolated(value) for name, value in values.items()})


@lru_cache(maxsize=16)
def _currency_pattern(locale: str) -> str:
    from babel import Locale

    return str(Locale.parse(locale).currency_formats["standard"].pattern)
