"""The three small files about the company, its services, and ``honeyflow.toml``."""

import csv
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path

from honeyflow.demo.contacts import CONTACTS, contact_rows
from honeyflow.demo.dice import Dice
from honeyflow.demo.learn import learn_pages
from honeyflow.demo.money import Ledger, keep_money
from honeyflow.demo.organizations import KEEPER
from honeyflow.demo.origins import NEEDS, build_origins, need_rows
from honeyflow.demo.questions import question_pages
from honeyflow.demo.rates import rate_rows
from honeyflow.demo.records import Person
from honeyflow.demo.services import service_pages
from honeyflow.demo.staff import Payslip, payslips
from honeyflow.demo.story import SHARED_MAILBOX, Story
from honeyflow.demo.timesheets import KIMAI, time_rows

Rows = Iterable[Sequence[object]]

_CUSTOMERS = ("customer_id", "name", "domains", "country")
_INVOICES = (
    *("invoice_id", "customer_id", "service", "issued_on", "service_from", "service_to"),
    *("amount", "currency", "paid_on"),
)
_STAFF = (
    *("staff_id", "name", "emails", "role", "started_on", "ended_on"),
    *("workload", "monthly_cost", "currency"),
)


CONSENT_WORDS = {
    "release-news": "Please write to me when there is a new release of Weft, at most once a month.\n",
    "education": "Please send me material to learn from: what is new in a course or guide, at most six times a year.\n",
    "event": "Please invite me to your community meetings. I can stop it at any time.\n",
    "introduction": "You may ask me, at most as often as I say on my page, whether I speak with my employer.\n",
}
"""What people of the demo may agree to, by purpose."""


def write_site_files(folder: Path, story: Story) -> None:
    """Write everything but repositories and answers."""
    write_csv(folder / "customers.csv", _CUSTOMERS, _customer_rows(story))
    write_csv(folder / "invoices.csv", _INVOICES, _invoice_rows(story))
    write_csv(folder / "staff.csv", _STAFF, _staff_rows(story))
    write_csv(folder / "origins.csv", ("customer_id", "origin", "told_on", "detail"), _origin_rows(story))
    write_csv(folder / "needs.csv", NEEDS, need_rows(story.seed, story.customers, story.until))
    write_csv(folder / "contacts.csv", CONTACTS, contact_rows(story))
    _write_money(folder, money_of(story), story)
    for name, pages in (("services", service_pages()), ("questions", question_pages()), ("learn", learn_pages())):
        (folder / name).mkdir(exist_ok=True)
        for slug, page in pages.items():
            write_text(folder / name / f"{slug}.md", page)
    (folder / "consent-words").mkdir(exist_ok=True)
    for name, words in CONSENT_WORDS.items():
        write_text(folder / "consent-words" / f"{name}.2026-01.md", words)
    write_text(folder / "honeyflow.toml", _settings(story))


def money_of(story: Story) -> Ledger:
    """Return what the story's money did, apart from invoices and wages."""
    return keep_money(story.invoices, [slip for _, _, slips in _paid(story) for slip in slips], story.until)


def _write_money(folder: Path, money: Ledger, story: Story) -> None:
    write_csv(folder / "bank.csv", ("account", "balance_on", "amount", "currency"), money.bank)
    write_csv(folder / "expenses.csv", ("spent_on", "category", "amount", "currency"), money.expenses)
    write_csv(folder / "funding.csv", ("received_on", "investor", "amount", "currency"), money.funding)
    write_csv(folder / "eurofxref-hist.csv", ("Date", "USD"), rate_rows(story.seed, story.until))


def write_text(file: Path, text: str) -> None:
    """Write UTF-8 with plain line ends, on every machine."""
    file.write_text(text, encoding="utf-8", newline="\n")


def write_csv(file: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV file of UTF-8 with plain line ends."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _customer_rows(story: Story) -> Rows:
    """Yield one row per customer, the domain it uses now first."""
    for each in story.customers:
        domains = " ".join(domain for domain, _ in reversed(each.organization.domains))
        yield each.number, each.organization.name, domains, each.organization.country


def _origin_rows(story: Story) -> Rows:
    for each in build_origins(story.seed, story.customers, story.until):
        if each.told_on is not None:
            yield each.customer, each.origin, each.told_on, each.detail


def _invoice_rows(story: Story) -> Rows:
    for each in story.invoices:
        served = each.served or ("", "")
        money = (f"{each.amount}.00", each.currency, each.paid_on or "")
        yield each.number, each.customer, each.service, each.issued_on, *served, *money


def write_time(folder: Path, story: Story) -> None:
    """Write the time sheets of those who keep them, and beside the answers where each row's time went."""
    customers = [each.organization.name for each in story.customers if each.until is None]
    rows = time_rows(Dice(story.seed, "time"), _paid(story), customers, story.until)
    (folder / "time").mkdir(exist_ok=True)
    write_csv(folder / "time" / "kimai.csv", KIMAI, (row.cells() for row in rows))
    header = ("staff_id", "worked_on", "hours", "destination", "project")
    told = ((row.number, row.start.date(), row.length.total_seconds() / 3600, *row.subject[3:0:-2]) for row in rows)
    write_csv(folder / "answers" / "time.csv", header, told)


def _paid(story: Story) -> list[tuple[str, Person, list[Payslip]]]:
    """Return each of the staff with their number and their employments."""
    dice = Dice(story.seed, "wages")
    return [
        (f"S{number:02d}", person, payslips(person, dice, story.until)) for number, person in enumerate(story.staff, 1)
    ]


def _staff_rows(story: Story) -> Rows:
    """Yield one row per employment at one wage, with the addresses each of the staff has at the company."""
    for number, person, slips in _paid(story):
        at_work = {voice.email for voice in person.voices if voice.email.endswith(f"@{KEEPER.domain}")}
        emails = " ".join(sorted(at_work - {SHARED_MAILBOX}))
        for slip in slips:
            cost = (slip.workload, f"{slip.monthly_cost}.00", "EUR")
            yield number, person.name.native, emails, person.role, slip.started_on, slip.last_on or "", *cost


_PACKAGES = {
    "weft-server": '"pkg:maven/example.weftwise/weft-server"',
    "weft-designer": '"pkg:npm/%40weftwise/designer"',
    "weft-connectors": '"pkg:pypi/weft-connectors"',
    "weft-docs": "",
}


def _projects() -> str:
    """Return what people need to find the projects."""
    forge = "https://forge.weftwise.example/weftwise"
    return "".join(
        f'[[project]]\nname = "{name}"\npackages = [{packages}]\nrepository = "{forge}/{name}"\n'
        f'commit_url = "{forge}/{name}/commit/{{commit}}"\n\n'
        for name, packages in _PACKAGES.items()
    )


def _settings(story: Story) -> str:
    """Return the site file; it names the companies that no other file names."""
    known = {customer.organization for customer in story.customers}
    others = [each for each in story.organizations if each.kind == "company" and each not in known]
    rows = "\n".join(f'"{domain}" = "{each.name}"' for each in others for domain, _ in each.domains)
    return f"""# The demo company: everything here is invented; see the answers in answers/.
[site]
title = "Weftwise, a demo company"
demo = true
as_of = {story.until + timedelta(days=1)}

[company]
name = "{KEEPER.name}"
domains = ["{KEEPER.domain}"]
currency = "EUR"
reporting_currency = "EUR"
site = "https://community.weftwise.example"
colour = "#7a3e9d"

[git]
repositories = ["repositories/*.git"]

[market]
one_off = ["consulting", "training"]

[time]
sheets = ["time/kimai.csv"]

{_projects()}
# Organizations by e-mail domain. The demo's domains all end in .example, which nobody can own.
[organizations]
{rows}
"""
