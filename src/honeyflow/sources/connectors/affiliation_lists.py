"""The connector of lists that others keep of who works where."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.site.config import ListFile
from honeyflow.sources.lists.erasing import without_erased
from honeyflow.sources.lists.reading import read_list
from honeyflow.sources.lists.records import Content, ListedAffiliation, ListedAlias, ListedDomain
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.records import Connector, Landed, Landing, fingerprints
from honeyflow.sources.tables import LISTED_AFFILIATION, LISTED_ALIAS, LISTED_DOMAIN


def land(landing: Landing) -> Landed:
    """Read the site's lists; what is wrong with one is a finding, and the rest of it is used."""
    lists = landing.site.people.lists
    troubles = {each.path: Trouble(each.path, confidential=True) for each in lists}
    landing.progress.start("Reading lists of who works where", len(lists))
    contents: dict[str, Content] = {}
    for each in lists:
        content = _read(landing.site.folder / each.path, each, contents, troubles[each.path])
        contents[each.path] = without_erased(content, landing.erased, troubles[each.path])
        landing.progress.advance()
    landing.progress.finish()
    return Landed(
        parts={
            LISTED_AFFILIATION.name: landing.part(LISTED_AFFILIATION, _affiliations(contents)),
            LISTED_DOMAIN.name: landing.part(LISTED_DOMAIN, _domains(contents)),
            LISTED_ALIAS.name: landing.part(LISTED_ALIAS, _aliases(contents)),
        },
        findings=tuple(finding for trouble in troubles.values() for finding in trouble.findings()),
        inputs=fingerprints(landing.site.folder, troubles),
    )


def _read(file: Path, each: ListFile, read: Mapping[str, Content], trouble: Trouble) -> Content:
    if each.path not in read:
        return read_list(file, each.format, trouble)
    trouble.add("list-named-twice", "", "the list named twice", "each list once", "read once", Severity.NOTE)
    return read[each.path]


def _affiliations(contents: Mapping[str, Content]) -> Iterator[ListedAffiliation]:
    """Yield a row for each address of who is meant, or one for a person without any."""
    for path, content in contents.items():
        told = ((stated, email) for stated in content.people for email in stated.person.emails or (None,))
        for position, (stated, email) in enumerate(told, 1):
            yield ListedAffiliation(
                list=path,
                position=position,
                line=stated.line,
                login=stated.person.login,
                name=stated.person.name,
                email=email,
                organization=stated.organization,
                valid_from=stated.start,
                valid_to=stated.end,
                capacity=stated.capacity,
            )


def _domains(contents: Mapping[str, Content]) -> Iterator[ListedDomain]:
    for path, content in contents.items():
        for position, each in enumerate(content.domains, 1):
            yield ListedDomain(path, position, each.line, each.domain, each.organization, each.start, each.end)


def _aliases(contents: Mapping[str, Content]) -> Iterator[ListedAlias]:
    for path, content in contents.items():
        for position, each in enumerate(content.aliases, 1):
            yield ListedAlias(path, position, each.line, each.email, each.other_email)


connector = Connector(
    name="affiliation_lists",
    question="Who works where, as lists that others keep tell it?",
    tables=(LISTED_AFFILIATION, LISTED_DOMAIN, LISTED_ALIAS),
    land=land,
)
