"""Persons that Splink finds, beside our rules, held against a hidden ``.mailmap``: ``splink_identities.py REPOSITORY``.

Splink is no part of the product: it is imported here alone, from wherever it is installed (``pip install splink
pandas`` in an environment of its own, with this one's packages in reach). Both see the same identities, programs left
out, and are judged on the same pairs as in ``identities.py``. Splink's threshold is chosen with the answers in hand,
which favours it: the one of the best F1, and the lowest at which precision is at least 0.99.
"""

import logging
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from identities import honeyflow, judged, rates
from mailmap_truth import read_identities, read_truth

from honeyflow.people.addresses import is_shared_mailbox
from honeyflow.people.bots import is_bot
from honeyflow.people.matching.members import by_email
from honeyflow.people.matching.sets import Sets
from honeyflow.people.matching.traits import read_all
from honeyflow.people.names import fold
from honeyflow.people.records import SeenIdentity

THRESHOLDS = range(-40, 41)
"""Match weights: base-2 logarithms of the odds; 0 is a probability of one half."""

PRECISE = 0.99

Row = Mapping[str, str | list[str] | None]
Scored = Sequence[tuple[int, int, float]]
"""Two places in the list, and the match weight."""


def rows_of(seen: Sequence[SeenIdentity]) -> Iterator[Row]:
    """Yield what Splink compares: the same readings of names and addresses as our rules have, empty as null."""
    for at, (one, traits) in enumerate(zip(seen, read_all(seen, by_email(seen)), strict=True)):
        name = fold(one.name)
        domain = one.email.casefold().rpartition("@")[2]
        yield {
            "unique_id": at,
            "name": name or None,
            "tokens": sorted(set(name.split())) or None,
            "sorted_name": " ".join(sorted(name.split())) or None,
            "surname": traits.parts[-1] if traits.parts else None,
            "email": None if is_shared_mailbox(one.email) else one.email.casefold(),
            "bare": traits.bare or None,
            "login": traits.login or None,
            "handle": traits.login or traits.mailbox or traits.bare or None,
            "domain": domain or None,
            "place": traits.place or None,
        }


def settings() -> Any:
    """Return the model: three comparisons (dependent columns share one), six blocking rules."""
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    name = [
        cll.NullLevel("name"),
        cll.ExactMatchLevel("sorted_name", term_frequency_adjustments=True),
        cll.ArrayIntersectLevel("tokens", min_intersection=2),
        cll.JaroWinklerLevel("name", 0.92),
        cll.ArrayIntersectLevel("tokens", min_intersection=1),
        cll.ElseLevel(),
    ]
    account = [
        cll.NullLevel("handle"),
        cll.ExactMatchLevel("email"),
        cll.ExactMatchLevel("login"),
        cll.ExactMatchLevel("handle", term_frequency_adjustments=True),
        cll.JaroWinklerLevel("handle", 0.93),
        cll.ElseLevel(),
    ]
    place = [
        cll.NullLevel("domain"),
        cll.ExactMatchLevel("place", term_frequency_adjustments=True),
        cll.ElseLevel(),
    ]
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.CustomComparison(comparison_levels=levels, output_column_name=column)
            for column, levels in (("name", name), ("account", account), ("place", place))
        ],
        blocking_rules_to_generate_predictions=[
            block_on(column) for column in ("email", "login", "handle", "bare", "surname", "sorted_name")
        ],
    )


def score(seen: Sequence[SeenIdentity]) -> Scored:
    """Train on the identities themselves (EM) and return the weights of all pairs that share a block."""
    import pandas
    from splink import DuckDBAPI, Linker, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    db = DuckDBAPI()
    table = pandas.DataFrame(list(rows_of(seen)))
    linker = Linker(db.register(table), settings())
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("email"), block_on("sorted_name")], recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in ("sorted_name", "handle"):
        training.estimate_parameters_using_expectation_maximisation(block_on(rule))
    found = linker.inference.predict().as_pandas_dataframe()
    columns = (found[name].tolist() for name in ("unique_id_l", "unique_id_r", "match_weight"))
    return list(zip(*columns, strict=True))


def joined(seen: Sequence[SeenIdentity], scored: Scored, threshold: float) -> dict[str, str]:
    """Return persons: whoever is linked, over any number of others, by pairs at or above the threshold."""
    sets = Sets(len(seen))
    for one, two, weight in scored:
        if weight >= threshold:
            sets.join((one, two))
    return {one.identity_id: seen[sets.find(at)].identity_id for at, one in enumerate(seen)}


def main() -> None:
    """Print a row for our rules, and one for Splink at each of the two thresholds."""
    repository = Path(sys.argv[1])
    every = read_identities(repository)
    truth = read_truth(repository, every)
    seen = [one for one in every if not is_bot(one.name, one.email)]
    programs = {one.identity_id: one.identity_id for one in every}
    start = time.perf_counter()
    ours = judged(honeyflow(every), truth)
    print(f"{len(every)} identities\n\n| way | weight | precision | recall | F1 | seconds |\n|{'---|' * 6}")
    print(f"| rules | | {rates(ours[0], len(ours[1]), len(ours[2]))} | {time.perf_counter() - start:.1f} |")
    start = time.perf_counter()
    scored = score(seen)
    seconds = time.perf_counter() - start
    counts = {}
    for threshold in THRESHOLDS:
        right, wrong, missed = judged(programs | joined(seen, scored, threshold), truth)
        counts[threshold] = right, len(wrong), len(missed)
    best = max(THRESHOLDS, key=lambda at: 2 * counts[at][0] / (2 * counts[at][0] + sum(counts[at][1:]) or 1))
    precise = [at for at in THRESHOLDS if counts[at][0] >= PRECISE * (counts[at][0] + counts[at][1])]
    for label, at in (("Splink, best F1", best), (f"Splink, precision >= {PRECISE}", min(precise, default=None))):
        cells = "none | | |" if at is None else f"{at} | {rates(*counts[at])}"
        print(f"| {label} | {cells} | {seconds:.1f} |")


if __name__ == "__main__":
    main()
