"""The commons' figures that several pages show: of each 100 person-days paid, how many became open source."""

from datetime import date

from honeyflow.documents.commons_words import Hundred, hundred_of_days
from honeyflow.ledger.money_read import read_paid_days
from honeyflow.web.records import Visit


def hundred_of(visit: Visit) -> Hundred | None:
    """Return where each 100 paid person-days of the chosen period went; None when none are recorded."""
    return hundred_of_days(visit.published.ask(read_paid_days, visit.choice.period))


def as_of(visit: Visit) -> date:
    """Return the day of the books."""
    return date.fromisoformat(str(visit.published.snapshot.manifest["as_of"]))
