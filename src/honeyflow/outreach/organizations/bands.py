"""The rule by which a count of people becomes a published lower bound, and by which that bound may change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Held:
    """What is published of one count.

    Parameters
    ----------
    least : int
        The bound: at least so many people; 0 while nothing is told.
    reference : int
        The count at the bound's last change; never published.
    """

    least: int = 0
    reference: int = 0


@dataclass(frozen=True)
class Rule:
    """Bounds in rising order, and the fewest people between any two changes of what is told."""

    bounds: tuple[int, ...]
    change: int

    def after(self, held: Held, count: int) -> Held:
        """Return what is told once `count` people are counted.

        A bound that the count no longer reaches falls at once: what is told is true. It is passed on the way up only
        by `change` - 1 people more than it says, and only `change` people above the last change's count. So two
        changes in a row lie at least `change` people apart, whatever comes between.

        Examples
        --------
        >>> rule = rule_of(5)
        >>> rule.after(Held(), 6), rule.after(Held(), 7)
        (Held(least=0, reference=0), Held(least=5, reference=7))
        >>> rule.after(Held(5, 7), 5), rule.after(Held(5, 7), 4)
        (Held(least=5, reference=7), Held(least=0, reference=4))
        """
        reached = max((bound for bound in self.bounds if count >= bound + self.change - 1), default=0)
        fell = count < held.least
        rose = reached > held.least and count - held.reference >= self.change
        return Held(reached, count) if fell or rose else held


def change_of(minimum_group: int) -> int:
    """Return the fewest people between two changes: half the minimum group, rounded up."""
    return (minimum_group + 1) // 2


def rule_of(minimum_group: int) -> Rule:
    """Return the rule for numbers of people: 5, 10, 25 and 50 or more for a minimum group of 5."""
    return Rule(tuple(minimum_group * times for times in (1, 2, 5, 10)), change_of(minimum_group))


def flag_rule_of(minimum_group: int) -> Rule:
    """Return the rule for what is told or not told: a kind of work, a project."""
    return Rule((minimum_group,), change_of(minimum_group))
