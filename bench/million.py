"""Speed of finding persons among many made-up identities: ``million.py [COUNT…]``, 250,000 and 1,000,000 by default.

Each count runs in a process of its own. Names are drawn so that few are borne by many and many by few; a person has one
to six identities: private, work and forge addresses, bare handles, short forms, slips. Rates are beside who was made.
"""

import itertools
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import comb

from honeyflow.people.bots import is_bot
from honeyflow.people.identities import identity_id
from honeyflow.people.matching.match import match_identities
from honeyflow.people.records import SeenIdentity

FREE = ("gmail.com", "outlook.com", "yahoo.com", "gmx.de", "qq.com", "163.com", "proton.me", "hotmail.com")
MACHINES = ("localhost", "laptop.local", "ubuntu.(none)", "build-01.lan")
SYLLABLES = [start + vowel + end for start in "bdfghjklmnprstvwz" for vowel in "aeiou" for end in ("", "n", "r", "s")]
IDENTITIES_EACH = 2.5


def many(count: int, most: int, rng: random.Random) -> list[str]:
    """Return words of two to `most` syllables, made up."""
    return ["".join(rng.choices(SYLLABLES, k=rng.randint(2, most))) for _ in range(count)]


def skewed(words: Sequence[str], rng: random.Random) -> str:
    """Return a word, those at the beginning far more often."""
    return words[int(len(words) * rng.random() ** 2)]


def make(count: int) -> Iterator[tuple[int, str, str]]:
    """Yield identities without end: person, name, address; an address is one person's, except on machines."""
    rng = random.Random(7)  # noqa: S311 - the same every time
    persons = round(count / IDENTITIES_EACH)
    firsts, lasts = many(3_000, 3, rng), many(max(persons // 2, 10), 4, rng)
    hosts = [f"{word}.{rng.choice(('com', 'org', 'io', 'de', 'net'))}" for word in many(max(persons // 8, 10), 3, rng)]
    owner: dict[str, int] = {}
    for person in itertools.count():
        first, last = skewed(firsts, rng), skewed(lasts, rng)
        nick = rng.choice((first[0] + last, first + last, first + str(rng.randint(1, 9999)), *many(1, 4, rng)))
        host = skewed(hosts, rng)
        name = f"{first.title()} {last.title()}"
        kinds = (
            (name, f"{nick}{rng.choice(('', rng.randint(1, 99)))}@{rng.choice(FREE)}"),
            (name, f"{first}.{last}@{host}"),
            (nick, f"{person + 1000}+{nick}@users.noreply.github.com"),
            (f"{last.title()} {first.title()}", f"{first}@{host}"),
            (nick, f"{nick}@{rng.choice(FREE)}"),
            (f"{first.title()} {rng.choice('ABCDEFGH')}. {last.title()}", f"{first[0]}{last}@{skewed(hosts, rng)}"),
            (first, f"{first}@{rng.choice(MACHINES)}"),
            (name, f"root@{rng.choice(MACHINES)}"),
        )
        for kind in rng.sample(kinds, k=min(1 + int(rng.expovariate(1 / 1.75)), 6)):
            mailbox, _, host = kind[1].partition("+")[2].rpartition("@") if "+" in kind[1] else kind[1].rpartition("@")
            if host in MACHINES or owner.setdefault(f"{mailbox}@{host}", person) == person:
                yield person, *kind


def run(count: int) -> None:
    """Make, match, and print one row."""
    made: dict[str, int] = {}
    seen: list[SeenIdentity] = []
    for person, name, email in make(count):
        if len(seen) == count:
            break
        key = identity_id(name, email)
        if key not in made:
            made[key] = person
            first_on = date(2010, 1, 1) + timedelta(days=person % 5000)
            seen.append(SeenIdentity(key, name, email, author_count=1 + person % 7, first_on=first_on))
    seen.sort(key=lambda one: one.identity_id)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    start, start_cpu = time.perf_counter(), time.process_time()
    bots = {one.identity_id for one in seen if is_bot(one.name, one.email)}
    found = match_identities(seen, bots, (), (), ())
    seconds, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    joined = {member: membership.person_id for member, membership in found.memberships.items()}
    right = _pairs(Counter((made[member], person) for member, person in joined.items()).values())
    precision = right / max(_pairs(Counter(joined.values()).values()), 1)
    recall = right / max(_pairs(Counter(made.values()).values()), 1)
    largest = max(Counter(joined.values()).values())
    cells = f"{len(seen):,} | {len(set(joined.values())):,} | {seconds:.1f} | {cpu:.1f} | {before:.2f} | {peak:.2f}"
    print(f"| {cells} | {precision:.4f} | {recall:.4f} | {largest} | {len(found.suggestions):,} |", flush=True)


def _pairs(sizes: Iterator[int]) -> int:
    return sum(comb(size, 2) for size in sizes)


def main() -> None:
    """Print a row for each count."""
    counts = [int(text.replace(",", "")) for text in sys.argv[1:]] or [250_000, 1_000_000]
    if len(counts) == 1:
        run(counts[0])
        return
    print("| identities | persons | seconds | CPU | GB before | GB peak | precision | recall | largest | suggested |")
    print("|" + "---|" * 10, flush=True)
    for count in counts:
        subprocess.run([sys.executable, __file__, str(count)], check=True)


if __name__ == "__main__":
    main()
