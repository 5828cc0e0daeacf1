"""Tables of a TOML file, read key by key: wrong values are gathered, and a key nobody asks for is unknown."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any


class Section:
    """One table of the file; each accessor reads and checks one key.

    Parameters
    ----------
    name : str
        Its dotted name; empty for the whole file.
    values : mapping
    faults : list of str
        Where all faults of the file are gathered, so that they can be reported together.
    """

    def __init__(self, name: str, values: Mapping[str, Any], faults: list[str]) -> None:
        self._name = name
        self._values = values
        self._faults = faults
        self._known: set[str] = set()
        self._parts: list[Section] = []

    def section(self, key: str) -> "Section":
        """Return the table `key`; an empty one when it is not there."""
        value = self._value(key, {})
        if not isinstance(value, dict):
            self._fault(key, f"saw {value!r}; expected a table, [{self._dotted(key)}]")
            value = {}
        return self._part(key, value)

    def rows(self, key: str, *, short: str = "") -> "list[Section]":
        """Return the tables of the list `key`; where `short` names a key, a text stands for a table of that key."""
        value = self._value(key, [])
        if short and isinstance(value, list):
            value = [{short: item} if isinstance(item, str) else item for item in value]
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._fault(key, f"saw {value!r}; expected [[{self._dotted(key)}]] tables")
            return []
        return [self._part(f"{key}[{number}]", row) for number, row in enumerate(value, 1)]

    def text(self, key: str, default: str) -> str:
        """Return a text."""
        return str(self._typed(key, default, str, "text"))

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        return bool(self._typed(key, default, bool, "true or false"))

    def day(self, key: str) -> date | None:
        """Return a date, None when the key is not there."""
        value = self._value(key, None)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            self._fault(key, f"saw {value!r}; expected a date, 2026-06-30")
            return None
        return value

    def needed_day(self, key: str) -> date | None:
        """Return a date; it is a fault when the key is not there."""
        if key not in self._values:
            self._fault(key, "not there; expected a date, 2026-06-30")
        return self.day(key)

    def whole(self, key: str, default: int, *, least: int) -> int:
        """Return a whole number of at least `least`."""
        expected = f"a whole number of at least {least}"
        value = int(self._typed(key, default, int, expected))
        if value < least:
            self._fault(key, f"saw {value}; expected {expected}")
            return default
        return value

    def number(self, key: str, default: float, *, least: float, most: float) -> float:
        """Return a number from `least` to `most`."""
        value = self._value(key, default)
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not least <= value <= most:
            self._fault(key, f"saw {value!r}; expected a number from {least} to {most}")
            return default
        return float(value)

    def share(self, key: str, default: float, *, least: float = 0.0) -> float:
        """Return a number from `least` to 1."""
        return self.number(key, default, least=least, most=1)

    def positive(self, key: str, default: float) -> float:
        """Return a number above 0."""
        value = self._value(key, default)
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 < value < float("inf"):
            self._fault(key, f"saw {value!r}; expected a number above 0")
            return default
        return float(value)

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._value(key, list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._fault(key, f'saw {value!r}; expected a list of texts, ["…", "…"]')
            return default
        return tuple(value)

    def one_of(self, key: str, default: str, choices: tuple[str, ...]) -> str:
        """Return a text that is one of `choices`."""
        return self.checked(key, choices.__contains__, f"one of {', '.join(choices)}", default)

    def matching(self, key: str, default: str, pattern: str, expected: str) -> str:
        """Return a text that matches all of `pattern`."""
        return self.checked(key, lambda text: re.fullmatch(pattern, text) is not None, expected, default)

    def checked(self, key: str, good: Callable[[str], bool], expected: str, default: str = "") -> str:
        """Return a text that is `good`."""
        value = self._value(key, default)
        if not isinstance(value, str) or not good(value):
            self._fault(key, f"saw {value!r}; expected {expected}")
            return default
        return value

    def texts_by_key(self, expected: str) -> dict[str, str]:
        """Return all keys of this table, in lower case, with their texts."""
        self._known |= set(self._values)
        for key, value in self._values.items():
            if not isinstance(value, str):
                self._fault(key, f"saw {value!r}; expected {expected}")
        return {key.lower(): str(value) for key, value in self._values.items()}

    @property
    def name(self) -> str:
        """Its dotted name in the file."""
        return self._name

    def rest(self) -> dict[str, Any]:
        """Return the keys that no accessor has asked for, as written; who reads them has them checked."""
        rest = {key: value for key, value in self._values.items() if key not in self._known}
        self._known |= set(rest)
        return rest

    def refuse(self, key: str, sentence: str) -> None:
        """Gather a fault of one key: what was seen, what was expected."""
        self._fault(key, sentence)

    def refuse_unknown(self) -> None:
        """Gather a fault for each key, here and in the tables within, that no accessor has asked for."""
        for key in sorted(set(self._values) - self._known):
            self._fault(key, f"unknown; expected one of {', '.join(sorted(self._known))}")
        for part in self._parts:
            part.refuse_unknown()

    def _value(self, key: str, default: Any) -> Any:
        self._known.add(key)
        return self._values.get(key, default)

    def _typed(self, key: str, default: Any, kind: type, expected: str) -> Any:
        value = self._value(key, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self._fault(key, f"saw {value!r}; expected {expected}")
            return default
        return value

    def _part(self, key: str, values: Mapping[str, Any]) -> "Section":
        part = Section(self._dotted(key), values, self._faults)
        self._parts.append(part)
        return part

    def _dotted(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else key

    def _fault(self, key: str, sentence: str) -> None:
        self._faults.append(f"{self._dotted(key)}: {sentence}")
