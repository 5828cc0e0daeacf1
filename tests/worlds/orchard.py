"""The orchard: a tiny company in the first quarter of 2025, with every answer worked out by hand.

Cast
----
===== ============ ======== ========================================================= ==========================
key   person       party    identities                                                employer
===== ============ ======== ========================================================= ==========================
ada   Ada Pomme    company  ada@orchard.example                                       keeper, whole quarter
ben   Ben Quince   company  ben@orchard.example                                       keeper, half time
cleo  Cleo Medlar  company  cleo@orchard.example; later cleo_medlar@gmail.com         keeper 02-01 to 03-14, then -
dan   Dan Hazel    community dan@larder.example                                       Larder (customer)
eva   Eva Sorrel   community eva_sorrel@gmail.com                                     unknown (free mail)
finn  Finn Rowan   community finn@cellar.example to February; finn.rowan@larder.example Cellar, then Larder
gil   Gil Şahin    community noreply address; "gil sahin" gil_sahin@gmail.com         unknown
bot   press-bot[bot] -       49699333+press-bot[bot]@users.noreply.github.com         a program
===== ============ ======== ========================================================= ==========================

Seven persons and one bot; ten identities (Cleo, Finn and Gil have two each). Gil's two are joined by press' .mailmap,
Cleo's two and Finn's two by their names.

Commits (sha order is the order below; * merge, ~ not reachable from main)
--------------------------------------------------------------------------
===== ====== ===== ======================================= ==============================================
id    day    who   files                                   credits
===== ====== ===== ======================================= ==============================================
P1    01-02  ada   src/press.py +10                        ada functionality
P2    01-03  ada   tests/test_press.py +6                  ada quality
P3    01-07  ben   docs/design/handle.svg +4               ben design
P4    01-09  dan   src/press.py +4                         dan functionality; ada quality (reviewed-by)
P5    01-14  ada   src/press.py +2, tests/test_press.py +3 ada ½ dan ½ functionality and quality (co-authored-by)
P6    01-20  eva   po/de.po +8                             eva translation
P7    01-28  bot   requirements.txt +1                     the bot's functionality: kept apart
P8    02-04  finn  src/steam.py +5 (branch steam)          finn functionality
P9    02-05  ada   src/press.py +2                         ada functionality
P10*  02-06  ada   merge of steam                          none
P11   02-17  gil   po/tr.po +8, .mailmap +1                gil translation (.mailmap: see below)
P12   02-18  gil   po/tr.po +1 -1                          gil translation (as "gil sahin")
P13   03-04  finn  src/steam.py +4, tests/test_steam.py +4 finn functionality and quality; ben quality (tested-by)
P14   03-06  ben   src/press.py => src/wine_press.py       ben functionality
P15   03-20  cleo  README.md +5                            cleo documentation, as community: she left on 03-14
P16~  03-21  dan   src/cider.py +3 (branch cider)          none: never accepted
A1    01-08  ada   README.md +4                            ada documentation
A2    02-03  cleo  docs/guide.rst +12                      cleo documentation
A3    02-10  cleo  docs/guide.rst +3, docs/design/calendar.svg +3  cleo documentation and design
A4    02-13  eva   i18n/messages_de.properties +6          eva translation (signed-off-by eva: no credit of its own)
A5    02-20  finn  docs/cellar.adoc +7                     finn documentation
A6    03-03  ben   .github/workflows/check.yml +8          ben quality
A7    03-12  cleo  docs/guide.rst +3                       cleo documentation; dan quality (reported-by)
A8    03-13  cleo  docs/press.png (binary)                 cleo documentation
A9    03-25  ada   themes/orchard.css +9                   ada design
A10   03-26  gil   docs/faq.md +3, author clock in 1970    gil documentation, in March by the committer's clock
===== ====== ===== ======================================= ==============================================

26 commits: 16 in press (1 merge, 1 bot, 1 unaccepted), 10 in almanac. 129 lines added, 1 deleted. P10 carries tag v1.0.
P11's .mailmap is housekeeping; a rule table that files it under functionality gives Gil one more credit there.

Contributions accepted, by kind and party (credits; bot, merge and unaccepted apart)
------------------------------------------------------------------------------------
============== ======================================== =============================== ======= =========
kind           company                                  community                       company community
============== ======================================== =============================== ======= =========
design         P3 A3 A9                                 -                               3       0
functionality  P1 P5½ P9 P14                            P4 P5½ P8 P13                   3.5     3.5
quality        P2 P4r P5½ P13t A6                       P5½ P13 A7r                     4.5     2.5
translation    -                                        P6 P11 P12 A4                   0       4
documentation  A1 A2 A3 A7 A8                           P15 A5 A10                      5       3
============== ======================================== =============================== ======= =========

Person-days paid (Monday to Friday x workload; no holidays)
-----------------------------------------------------------
====== ==== ==== ==== =====
       Jan  Feb  Mar  total
====== ==== ==== ==== =====
ada    23   20   21   64
ben    11.5 10   10.5 32
cleo   0    20   10   30
====== ==== ==== ==== =====

Cost in EUR for whole months: ada 6,000, ben 2,500, cleo 4,500 (March: 14 of 31 calendar days, 10 of 21 weekdays).

Invoices (EUR): revenue 17,600; paid within the quarter 15,600; owed at its end 2,000
-------------------------------------------------------------------------------------
I1 Larder support 2025-01-01 to 2025-12-31 12,000 paid 02-10; I2 Cellar support 2025-02-01 to 2025-07-31 3,600
paid 03-05;
I3 Cellar training 2025-02-12 to 02-13 3,000 unpaid; I4 Larder credit note for support, no service days, -1,000 unpaid.
Contacts (contacts.csv): Larder's purchasing and Dan, who is in the community too; Cellar's it@ until 2025-06-30.
Besides: rent 900 on 01-31 and tax 250 on 03-31 (expenses.csv), 20,000 from an investor on 01-02 (funding.csv).
Customer-months of support in the quarter: Larder 3, Cellar 2; of training: 2 days of February, 2/28.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from honeyflow.demo.fastimport import Changes, Renamed, RepositoryWriter, Signature

PEOPLE = {
    "ada": ("Ada Pomme", "ada@orchard.example"),
    "ben": ("Ben Quince", "ben@orchard.example"),
    "cleo": ("Cleo Medlar", "cleo@orchard.example"),
    "cleo-private": ("Cleo Medlar", "cleo_medlar@gmail.com"),
    "dan": ("Dan Hazel", "dan@larder.example"),
    "eva": ("Eva Sorrel", "eva_sorrel@gmail.com"),
    "finn": ("Finn Rowan", "finn@cellar.example"),
    "finn-larder": ("Finn Rowan", "finn.rowan@larder.example"),
    "gil": ("Gil Şahin", "9000000001+gil--sahin@users.noreply.github.com"),
    "gil-private": ("gil sahin", "gil_sahin@gmail.com"),
    "bot": ("press-bot[bot]", "49699333+press-bot[bot]@users.noreply.github.com"),
}
CONTRIBUTIONS: dict[tuple[str, str], float] = {
    ("design", "company"): 3,
    ("functionality", "company"): 3.5,
    ("functionality", "community"): 3.5,
    ("quality", "company"): 4.5,
    ("quality", "community"): 2.5,
    ("translation", "community"): 4,
    ("documentation", "company"): 5,
    ("documentation", "community"): 3,
}
PERSON_DAYS: dict[str, tuple[float, float, float]] = {
    "ada": (23, 20, 21),
    "ben": (11.5, 10, 10.5),
    "cleo": (0, 20, 10),
}
COMMITS = {"press": 16, "almanac": 10}
LINES_ADDED, LINES_DELETED = 129, 1

SITE = """[site]
title = "The orchard"

[company]
name = "Orchard"
domains = ["orchard.example"]
currency = "EUR"

[git]
repositories = ["repositories/*.git"]

[[licence]]
repository = "press"
expression = "MIT"

[[licence]]
repository = "almanac"
expression = "MIT"
"""
CUSTOMERS = """customer_id,name,domains,country
C1,Larder Ltd,larder.example,IE
C2,Cellar AG,cellar.example,DE
"""
INVOICES = """invoice_id,customer_id,service,issued_on,service_from,service_to,amount,currency,paid_on
I1,C1,support,2025-01-10,2025-01-01,2025-12-31,12000.00,EUR,2025-02-10
I2,C2,support,2025-02-03,2025-02-01,2025-07-31,3600.00,EUR,2025-03-05
I3,C2,training,2025-02-17,2025-02-12,2025-02-13,3000.00,EUR,
I4,C1,support,2025-03-10,,,-1000.00,EUR,
"""
STAFF = """staff_id,name,emails,role,started_on,ended_on,workload,monthly_cost,currency
S1,Ada Pomme,ada@orchard.example,engineer,2024-06-01,,1,6000.00,EUR
S2,Ben Quince,ben@orchard.example,engineer,2025-01-01,,0.5,2500.00,EUR
S3,Cleo Medlar,cleo@orchard.example,writer,2025-02-01,2025-03-14,1,4500.00,EUR
"""
CONTACTS = """customer_id,email,role,first_day,last_day,country
C1,purchasing@larder.example,contract,2025-01-01,,IE
C1,Dan@larder.example,technical,,,IE
C2,it@cellar.example,technical,2025-02-01,2025-06-30,DE
"""
EXPENSES = """spent_on,category,amount,currency
2025-01-31,Rent,900.00,EUR
2025-03-31,Tax,250.00,EUR
"""
FUNDING = """received_on,investor,amount,currency
2025-01-02,Tree Bank,20000.00,EUR
"""
SERVICES = {
    "support": "Support\n\nAnswers within a day, from the people who build the press.\n",
    "training": "Training\n\nTwo days at your place.\n",
}


LEARN = {"picking": "When to pick\n\nWhen the stalk comes off by itself.\n"}


@dataclass
class _Tree:
    """Files by their number of lines; tells what a commit must write to reach new numbers."""

    writer: RepositoryWriter
    marks: dict[str, int] = field(default_factory=dict)

    def commit(
        self,
        key: str,
        day: str,
        who: str,
        subject: str,
        files: Changes | Mapping[str, int],
        *,
        trailers: Sequence[str] = (),
        branch: str = "main",
        parents: Sequence[str] = (),
        authored_at: int | None = None,
    ) -> None:
        """Write one commit at noon UTC of `day` (month-day of 2025)."""
        noon = int(datetime(2025, int(day[:2]), int(day[3:]), 12, tzinfo=UTC).timestamp())
        signature = Signature(*PEOPLE[who], noon)
        author = signature if authored_at is None else Signature(*PEOPLE[who], authored_at)
        message = subject + "\n" + ("\n" + "\n".join(trailers) + "\n" if trailers else "")
        changes = {path: _lines(path, value) if isinstance(value, int) else value for path, value in files.items()}
        marks = [self.marks[parent] for parent in parents]
        self.marks[key] = self.writer.commit(branch, author, message, changes, committer=signature, parents=marks)


def build_orchard(folder: Path) -> Path:
    """Write the orchard's site into `folder` and return it."""
    (folder / "repositories").mkdir(parents=True)
    (folder / "services").mkdir()
    (folder / "learn").mkdir()
    for name, text in {
        "honeyflow.toml": SITE,
        "customers.csv": CUSTOMERS,
        "invoices.csv": INVOICES,
        "staff.csv": STAFF,
        "contacts.csv": CONTACTS,
        "expenses.csv": EXPENSES,
        "funding.csv": FUNDING,
        **{f"services/{slug}.md": service_text(slug, text) for slug, text in SERVICES.items()},
        **{f"learn/{slug}.md": f"+++\nupdated = 2025-03-01\n+++\n\n# {text}" for slug, text in LEARN.items()},
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    with RepositoryWriter(folder / "repositories" / "press.git") as writer:
        _press(_Tree(writer))
    with RepositoryWriter(folder / "repositories" / "almanac.git") as writer:
        _almanac(_Tree(writer))
    return folder


def service_text(slug: str, text: str) -> str:
    """Return one file of the service catalogue."""
    return f'+++\nslug = "{slug}"\n+++\n\n# {text}'


def _press(tree: _Tree) -> None:
    ada, dan, ben = ("{} <{}>".format(*PEOPLE[who]) for who in ("ada", "dan", "ben"))
    tree.commit("P1", "01-02", "ada", "Press apples", {"src/press.py": 10})
    tree.commit("P2", "01-03", "ada", "Test the press", {"tests/test_press.py": 6})
    tree.commit("P3", "01-07", "ben", "Draw the handle", {"docs/design/handle.svg": 4})
    reviewed = (f"Reviewed-by: {ada}",)
    tree.commit("P4", "01-09", "dan", "Press pears too", {"src/press.py": 14}, trailers=reviewed)
    both = {"src/press.py": 16, "tests/test_press.py": 9}
    tree.commit("P5", "01-14", "ada", "Press faster", both, trailers=(f"Co-authored-by: {dan}",))
    tree.commit("P6", "01-20", "eva", "Speak German", {"po/de.po": 8})
    tree.commit("P7", "01-28", "bot", "Bump cogs from 1 to 2", {"requirements.txt": 1})
    tree.writer.branch("steam", tree.marks["P7"])
    tree.commit("P8", "02-04", "finn", "Try a steam press", {"src/steam.py": 5}, branch="steam")
    tree.commit("P9", "02-05", "ada", "Oil the screw", {"src/press.py": 18})
    merged = {"src/steam.py": 5}
    tree.commit("P10", "02-06", "ada", "Merge pull request #3 from press/steam", merged, parents=("P9", "P8"))
    tree.writer.tag("v1.0", tree.marks["P10"], Signature(*PEOPLE["ada"], 1738843200), "Press 1.0\n")
    mailmap = "{} <{}> {} <{}>\n".format(*PEOPLE["gil"], *PEOPLE["gil-private"]).encode()
    tree.commit("P11", "02-17", "gil", "Speak Turkish", {"po/tr.po": _lines("po/tr.po", 8), ".mailmap": mailmap})
    corrected = _lines("po/tr.po", 7) + b"po/tr.po corrected\n"
    tree.commit("P12", "02-18", "gil-private", "Correct a word", {"po/tr.po": corrected})
    steam = {"src/steam.py": 9, "tests/test_steam.py": 4}
    tree.commit("P13", "03-04", "finn-larder", "Let off steam", steam, trailers=(f"Tested-by: {ben}",))
    tree.commit("P14", "03-06", "ben", "Name the press", {"src/wine_press.py": Renamed("src/press.py")})
    tree.commit("P15", "03-20", "cleo-private", "Say how to press", {"README.md": 5})
    tree.writer.branch("cider", tree.marks["P15"])
    tree.commit("P16", "03-21", "dan", "Ferment", {"src/cider.py": 3}, branch="cider")


def _almanac(tree: _Tree) -> None:
    eva, dan = ("{} <{}>".format(*PEOPLE[who]) for who in ("eva", "dan"))
    tree.commit("A1", "01-08", "ada", "Begin the almanac", {"README.md": 4})
    tree.commit("A2", "02-03", "cleo", "Guide the picker", {"docs/guide.rst": 12})
    drawn = {"docs/guide.rst": 15, "docs/design/calendar.svg": 3}
    tree.commit("A3", "02-10", "cleo", "Draw the calendar", drawn)
    german = {"i18n/messages_de.properties": 6}
    tree.commit("A4", "02-13", "eva", "Translate the months", german, trailers=(f"Signed-off-by: {eva}",))
    tree.commit("A5", "02-20", "finn", "Keep apples cool", {"docs/cellar.adoc": 7})
    tree.commit("A6", "03-03", "ben", "Check every push", {".github/workflows/check.yml": 8})
    reported = (f"Reported-by: {dan}",)
    tree.commit("A7", "03-12", "cleo", "Mend the harvest date", {"docs/guide.rst": 18}, trailers=reported)
    tree.commit("A8", "03-13", "cleo", "Show the press", {"docs/press.png": b"\x89PNG\r\n\x1a\n\x00\x00pixels\x00"})
    tree.commit("A9", "03-25", "ada", "Dress the almanac", {"themes/orchard.css": 9})
    tree.commit("A10", "03-26", "gil", "Answer questions", {"docs/faq.md": 3}, authored_at=0)


def _lines(path: str, count: int) -> bytes:
    return "".join(f"{path} line {number}\n" for number in range(1, count + 1)).encode()


def quarter() -> tuple[date, date]:
    """Return the orchard's days, half-open."""
    return date(2025, 1, 1), date(2025, 4, 1)
