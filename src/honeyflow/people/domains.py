"""E-mail domains: who could have an address there. Offline lists only; nothing is looked up on the network."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import tldextract

from honeyflow.kernel.errors import MissingToolError

_DATA = files("honeyflow.people") / "data"
_OFFLINE = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, extra_suffixes=("example",))
"""``example`` is kept free by RFC 2606 for worlds that are made up, and ours are."""

_LOCAL_SUFFIXES = frozenset({"local", "localdomain", "localhost", "lan", "home", "internal", "invalid", "test", "box"})
_ACADEMIC = frozenset({"edu", "ac"})
_GOVERNMENT = frozenset({"gov", "mil", "gob", "gouv", "govt", "gub"})
_EXAMPLES = frozenset({"example.com", "example.org", "example.net", "domain.com", "email.com", "mail.com", "none.com"})
_ALUMNI = re.compile(r"(^|[.-])alum(ni|nos|nus|ns)?[.-]|alumni\.")


class Use(StrEnum):
    """Who gets an address at a domain."""

    WORK = "work"
    UNIVERSITY = "university"
    GOVERNMENT = "government"
    FREE = "free-mail"
    PROVIDER = "provider"
    FORWARDING = "forwarding"
    FORGE = "forge"
    LOCAL = "local"


@dataclass(frozen=True)
class Domain:
    """What a host in an address is.

    Parameters
    ----------
    host : str
        Lower case, as written.
    registrable : str
        Under the public suffix list; the host itself when there is none.
    name : str
        University's name where the list has it.
    """

    host: str
    registrable: str
    use: Use
    name: str = ""


def split_email(email: str) -> tuple[str, str]:
    """Return mailbox and host of an address, trimmed, the host in lower case; an address without ``@`` has no host."""
    mailbox, at, host = email.strip().rpartition("@")
    return (mailbox, host.strip().strip(".>").lower()) if at else (email.strip(), "")


def suffixes(host: str) -> Iterator[str]:
    """Yield the host, then each domain above it: ``us.ibm.com``, ``ibm.com``, ``com``."""
    while host:
        yield host
        host = host.partition(".")[2]


@lru_cache(maxsize=65536)
def classify(host: str) -> Domain:
    """Return what `host` is; the same host always gets the same answer.

    Raises
    ------
    MissingToolError
        When the lists fetched at set-up are absent.
    """
    found = _OFFLINE(host)
    if not found.domain or not found.suffix or _is_local(host):
        return Domain(host, host, Use.LOCAL)
    registrable = f"{found.domain}.{found.suffix}"
    lists = _lists()
    above = tuple(suffixes(host))
    for use, domains in lists.no_employer:
        if any(domain in domains for domain in above):
            return Domain(host, registrable, use)
    if "noreply" in host.split("."):
        return Domain(host, registrable, Use.FORGE)
    if _OFFLINE(host, include_psl_private_domains=True).is_private:
        return Domain(host, registrable, Use.PROVIDER)
    return _institution(host, registrable, above, lists)


def _institution(host: str, registrable: str, above: tuple[str, ...], lists: "Lists") -> Domain:
    suffix = set(host.removeprefix(registrable.partition(".")[0]).split(".")) | set(registrable.split(".")[1:])
    university = next((domain for domain in above if domain in lists.universities), None)
    academic = university is not None or registrable.split(".")[1] in _ACADEMIC
    if _ALUMNI.search(host):
        return Domain(host, registrable, Use.FORWARDING)
    if university is not None and "." in university:
        return Domain(host, registrable, Use.UNIVERSITY, lists.universities[university])
    if academic:
        return Domain(host, registrable, Use.UNIVERSITY)
    return Domain(host, registrable, Use.GOVERNMENT if suffix & _GOVERNMENT else Use.WORK)


def _is_local(host: str) -> bool:
    return (
        host.rpartition(".")[2] in _LOCAL_SUFFIXES
        or host in _EXAMPLES
        or not host.replace("-", "").replace(".", "").replace("_", "").isalnum()
    )


def organizations_file() -> Mapping[str, Any]:
    """Return the curated file of well-known organizations, parsed."""
    return _curated()


@lru_cache(maxsize=1)
def _curated() -> Mapping[str, Any]:
    return tomllib.loads((_DATA / "organizations.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Lists:
    """The lists, read once per process."""

    free: frozenset[str]
    universities: Mapping[str, str]
    curated: Mapping[str, Any]

    @cached_property
    def no_employer(self) -> tuple[tuple[Use, frozenset[str]], ...]:
        """Domains that name no employer, by use, most telling first."""
        told = self.curated["no_employer"]
        return (
            (Use.FORGE, frozenset(told["forge"])),
            (Use.FORWARDING, frozenset(told["forwarding"])),
            (Use.PROVIDER, frozenset(told["provider"])),
            (Use.FREE, self.free),
        )


@lru_cache(maxsize=1)
def _lists() -> Lists:
    rows = (line.partition("\t") for line in _vendor("university_domains.txt"))
    return Lists(
        free=frozenset(_vendor("free_mail_domains.txt")),
        universities={domain: name for domain, _, name in rows},
        curated=_curated(),
    )


def _vendor(name: str) -> list[str]:
    file: Traversable = _DATA / "vendor" / name
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise MissingToolError(f"people/data/vendor/{name}", "make setup") from None
