"""Stripe: live from its API, or its objects and the dashboard's exports from files."""

from dataclasses import dataclass, replace

from honeyflow.site.sections import Section
from honeyflow.sources.market.paths import files_of, fingerprints_of, matching
from honeyflow.sources.market.records import MarketRows
from honeyflow.sources.market.stripe.api import ADDRESS, check_api
from honeyflow.sources.market.stripe.files import read_files
from honeyflow.sources.market.stripe.landing import land_objects
from honeyflow.sources.market.stripe.rows import rows_of
from honeyflow.sources.market.system import MarketReading, MarketSystem, SourceUnreachableError


@dataclass(frozen=True)
class Options:
    """Files to read (paths, patterns, folders); none: live from the API at `address`."""

    paths: tuple[str, ...]
    address: str


def configure(section: Section) -> Options:
    """Return where Stripe is read from."""
    expected = "a web address, such as https://api.stripe.com"
    return Options(section.texts("paths"), section.matching("address", ADDRESS, r"https?://\S+", expected).rstrip("/"))


def read(reading: MarketReading) -> MarketRows:
    """Read the files where some are named, else what is new at Stripe."""
    options: Options = reading.options
    if options.paths:
        objects = read_files(files_of(reading.folder, options.paths, reading.troubles), reading.troubles)
        inputs = fingerprints_of(reading.folder, options.paths)
    else:
        objects, inputs = land_objects(reading, options.address)
    return replace(rows_of(objects, reading.services, reading.troubles), inputs=inputs)


def check(reading: MarketReading) -> str:
    """Say how many files there are, or whether Stripe answers."""
    options: Options = reading.options
    if not options.paths:
        return check_api(options.address, reading)
    if missing := [path for path in options.paths if not matching(reading.folder, path)]:
        raise SourceUnreachableError(reading.name, f"no file {', '.join(missing)}", "correct paths in honeyflow.toml")
    return f"{sum(len(matching(reading.folder, path)) for path in options.paths)} files"


system = MarketSystem(
    name="stripe",
    question="What do Stripe's customers pay, and for what?",
    configure=configure,
    read=read,
    check=check,
)
