"""The connector of money that is no customer's."""

from honeyflow.sources.bank.reading import read_bank, read_expenses, read_funding
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.records import Connector, Landed, Landing, fingerprints
from honeyflow.sources.tables import BANK_BALANCE, EXPENSE, FUNDING


def land(landing: Landing) -> Landed:
    """Read the three files; one that is not there is not recorded, and what is wrong in one is a finding."""
    site, currency, as_of = landing.site, landing.site.company.currency, landing.as_of
    names = (site.books.bank, site.books.expenses, site.books.funding)
    bank, spent, funded = (Trouble(name) for name in names)
    files = [site.folder / name for name in names]
    return Landed(
        parts={
            BANK_BALANCE.name: landing.part(BANK_BALANCE, read_bank(files[0], currency, as_of, bank)),
            EXPENSE.name: landing.part(EXPENSE, read_expenses(files[1], currency, as_of, spent)),
            FUNDING.name: landing.part(FUNDING, read_funding(files[2], currency, as_of, funded)),
        },
        findings=(*bank.findings(), *spent.findings(), *funded.findings()),
        inputs=fingerprints(site.folder, names),
    )


connector = Connector(
    name="bank",
    question="What does the bank say, what else was spent, and what came from investors?",
    tables=(BANK_BALANCE, EXPENSE, FUNDING),
    land=land,
)
