"""Nobody of the market's side finds a member: every byte a role can fetch is searched for what was planted."""

import base64
import hashlib
import re
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from django.test import Client
from tests.documents.pdfs import text_of as text_of_pdf
from tests.web.conftest import SignedIn
from tests.web.test_roles import ABSENT, ROUTES, THERE, filled
from tests.worlds.orchard import PEOPLE

from honeyflow.kernel.access import Role
from honeyflow.people.identities import identity_id

ASKED = (
    "",
    "?format=json",
    "?format=csv",
    "?format=pdf",
    "?format=html",
    "?period=2025-01&project=press",
    "?period=2025-01..2025-02&kind=translation&party=community",
    "?from=2025-02&to=2025-02",
    "?q=a",
    "?owned=today&offset=1",
    "?account=community:given",
    "?account=company:hours&commodity=PDAY",
    "?month=2025-02",
    "?kind=new&currency=EUR",
)
MOST = 3000
"""Pages: more would mean that a crawl does not end."""


def planted(site: Path) -> dict[str, str]:
    """Return what is searched for, in lower case, by what it is."""
    found: dict[str, str] = {}
    for key, (name, address) in PEOPLE.items():
        if key == "bot":
            continue
        found |= {f"name {key}": name, f"address {key}": address, f"identity {key}": identity_id(name, address)}
        found[f"login {key}"] = address.partition("@")[0].partition("+")[2] or address
        found[f"surname {key}"] = name.split()[-1]
        for kind in ("md5", "sha1", "sha256"):
            found[f"{kind} {key}"] = hashlib.new(kind, address.lower().encode()).hexdigest()
    for repository in ("press", "almanac"):
        told = ["git", "-C", str(site / "repositories" / f"{repository}.git"), "log", "--all", "--format=%H %s"]
        for line in subprocess.run(told, check=True, capture_output=True, text=True).stdout.splitlines():
            sha, _, subject = line.partition(" ")
            found |= {f"commit {sha[:6]}": sha[:10], f"subject {sha[:6]}": subject}
    return {what: text.lower() for what, text in found.items()}


def readings(body: bytes) -> Iterator[str]:
    """Yield what the bytes may be read as: text, without escapes, decoded from base64 and hexadecimal."""
    text = text_of_pdf(body) if body.startswith(b"%PDF") else body.decode("utf-8", "replace")
    yield text
    yield unescape(unquote_plus(text))
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text)
    for word in re.findall(r"[A-Za-z0-9+/_-]{12,}", text):
        plain = word.replace("-", "+").replace("_", "/")
        for start in range(4):
            part = plain[start:] if len(plain[start:]) % 4 != 1 else plain[start:-1]
            yield base64.b64decode(part + "=" * (-len(part) % 4)).decode("utf-8", "ignore")
        if re.fullmatch(r"([0-9a-fA-F]{2})+", word):
            yield bytes.fromhex(word).decode("utf-8", "ignore")


def leaks(body: bytes, needles: dict[str, str]) -> set[str]:
    text = "\0".join(readings(body)).lower()
    return {what for what, needle in needles.items() if needle in text}


def crawl(client: Client, *, queries: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield every answer that can be reached: every route with real and guessed parts, and whatever they link to."""
    starts = {filled(address, parts) for _, address, _ in ROUTES for parts in (THERE, ABSENT)}
    waiting = [start + query for start in sorted(starts) if "/out/" not in start for query in queries]
    seen = set(waiting)
    while waiting:
        address = waiting.pop()
        answer = client.get(address, headers={"accept": "*/*"})
        body = answer.content if not answer.streaming else b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        head = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        yield address, head.encode() + b"\n" + body if not body.startswith(b"%PDF") else body
        links = re.findall(rb'(?:href|action|src)="(/[^"#]*)', body)
        for link in {unescape(each.decode()) for each in links} - seen:
            if not link.startswith(("/static/", "/sign-in/out/")) and "period=" not in link:
                seen.add(link)
                waiting.append(link)
        assert len(seen) < MOST


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.MARKET, Role.FINANCE, Role.CUSTOMER, Role.MEMBER, Role.ANONYMOUS])
def test_role_finds_no_member_in_any_byte(signed_in: SignedIn, orchard: Path, role: Role) -> None:
    needles = planted(orchard)
    client = signed_in(role, "C1" if role is Role.CUSTOMER else "")

    found = {
        address: what
        for address, body in crawl(client, queries=ASKED)
        if (what := {each for each in leaks(body, needles) if needles[each] not in unquote_plus(address).lower()})
    }

    assert found == {}  # what an address itself says may come back in the answer


@pytest.mark.slow
def test_search_finds_members_where_they_are_shown(signed_in: SignedIn, orchard: Path) -> None:
    needles = planted(orchard)
    pages = crawl(signed_in(Role.COMMUNITY), queries=("",))

    found = {what for _, body in pages for what in leaks(body, needles)}

    kinds = {what.split()[0] for what in found}
    assert {"name", "address", "surname", "commit", "subject"} <= kinds


def test_search_sees_through_every_disguise() -> None:
    needles = {"it": "eva_sorrel@gmail.com"}
    plain = b"eva_sorrel@gmail.com"
    disguised = [plain, b"eva_sorrel%40gmail.com", b"eva_sorrel&#x40;gmail.com", b"eva_sorrel\\u0040gmail.com"]
    disguised += [base64.b64encode(b"x" * shift + plain) for shift in range(3)] + [plain.hex().encode()]

    assert [leaks(each, needles) for each in disguised] == [{"it"}] * len(disguised)
