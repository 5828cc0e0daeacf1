"""What a site says about its books: the files beside it, the reporting currency's rates, how software ages."""

from dataclasses import dataclass

from honeyflow.site.sections import Section


@dataclass(frozen=True)
class BookFiles:
    """Files about money that is no customer's, and the decisions to lock months; a missing one is "not recorded".

    `community` names the categories of ``expenses.csv`` that are spending on the community.
    """

    bank: str = "bank.csv"
    expenses: str = "expenses.csv"
    funding: str = "funding.csv"
    rates: str = "eurofxref-hist.csv"
    closes: str = "closes.csv"
    community: tuple[str, ...] = ("community", "events", "bounties")


@dataclass(frozen=True)
class Commons:
    """How the software ages: years after which half of what was given no longer counts. A prior, not a measurement."""

    half_life_years: float = 2.0


def read_book_files(books: Section) -> BookFiles:
    """Return the files that ``[books]`` names, and its categories of spending on the community, in lower case."""
    return BookFiles(
        books.text("bank", BookFiles.bank),
        books.text("expenses", BookFiles.expenses),
        books.text("funding", BookFiles.funding),
        books.text("rates", BookFiles.rates),
        books.text("closes", BookFiles.closes),
        tuple(each.strip().lower() for each in books.texts("community")) or BookFiles.community,
    )


def read_commons(commons: Section) -> Commons:
    """Return what ``[commons]`` says."""
    return Commons(commons.positive("half_life_years", Commons.half_life_years))
