"""All guesses: the best one of each pair of persons, the most probable first."""

from collections.abc import Callable, Mapping, Sequence

from honeyflow.people.matching.cores import Core
from honeyflow.people.matching.domain_slips import guess_domain_slips
from honeyflow.people.matching.guess import SUGGEST, Guess
from honeyflow.people.matching.handles import find_owners, guess_same_handle
from honeyflow.people.matching.longer import guess_longer
from honeyflow.people.matching.machines import Days, guess_on_machines
from honeyflow.people.matching.members import Member
from honeyflow.people.matching.near_handles import guess_numbered, guess_swapped
from honeyflow.people.matching.spelt import guess_spelt


def make_guesses(
    cores: Sequence[Core], holders: Mapping[str, int], days_of: Callable[[Core], Days | None]
) -> list[Guess]:
    """Return the guesses about `cores`; `holders` tells how common parts of names are, `days_of` when one was seen."""
    owners = find_owners(cores)
    best: dict[tuple[Member, Member], Guess] = {}
    for found in (
        guess_same_handle(owners, holders),
        guess_spelt(cores, owners, holders),
        guess_longer(cores, holders),
        guess_numbered(owners, holders),
        guess_swapped(owners, holders),
        guess_domain_slips(cores, holders),
        guess_on_machines(cores, owners, holders, days_of),
    ):
        for guess in found:
            if guess.probability >= SUGGEST:
                pair = (guess.one, guess.two) if guess.one < guess.two else (guess.two, guess.one)
                if pair not in best or _rank(guess) < _rank(best[pair]):
                    best[pair] = guess
    return sorted(best.values(), key=_rank)


def _rank(guess: Guess) -> tuple[float, str, str, Member, Member]:
    return -guess.probability, guess.evidence, guess.shared, guess.one, guess.two
