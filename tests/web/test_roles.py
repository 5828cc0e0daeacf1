"""Every route × every role, by real requests, against the one table written out here by hand."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.web.addresses import CLEO
from tests.web.conftest import SignedIn

from honeyflow.backoffice.models import User
from honeyflow.kernel.access import Right, Role

K, C, E, M, F = Role.KEEPER, Role.COMMUNITY, Role.ENGINEER, Role.MARKET, Role.FINANCE
ALL = set(Role)
SIGNED_IN = ALL - {Role.ANONYMOUS}
COMPANY = {K, C, E, M, F}

MAY: dict[str, set[Role]] = {
    "exchange": COMPANY,
    "gains": COMPANY,
    "commons": COMPANY,
    "statements": COMPANY,
    "effort": {K, E, F},
    "market": {K, M, F},
    "customers": {K, M, F},
    "customer": {K, M, F},
    "customer_statement": {K, M, F},
    "tell_origin": {K, M, F},
    "own_statement": {Role.CUSTOMER},
    "own_customer": {Role.CUSTOMER},
    "tell_own_origin": {Role.CUSTOMER},
    "needs": COMPANY,
    "prospects": COMPANY,
    "prospect": COMPANY,
    "introductions": {K, M},
    "ask_for_introduction": {K, M},
    "passing_on": {K, C},
    "pass_introduction_on": {K, C},
    "my_introductions": SIGNED_IN,
    "answer_introduction": SIGNED_IN,
    "change_offer": SIGNED_IN,
    **dict.fromkeys(("me", "my_data", "my_consents", "my_recognition", "my_work", "correct_me"), SIGNED_IN),
    **dict.fromkeys(("undo_my_correction", "ask_for_address_code", "type_address_code", "take_proof_back"), SIGNED_IN),
    **dict.fromkeys(("disconnect_account", "change_my_consent", "change_credit", "make_certificate"), SIGNED_IN),
    "erase_me": SIGNED_IN,
    "erased_me": ALL,
    "credits": ALL,
    "certificate_check": ALL,
    "consents": {K, C},
    "consent_history": {K, C},
    "look_up_consents": {K, C},
    "journal": {K, C},
    "doors": {K, C},
    "revoke_token": {K, C},
    **dict.fromkeys(("api_docs", "api_nothing", "api_nothing_below", "api-root", "openapi-json"), ALL),
    **dict.fromkeys(("screen", "unsubscribes", "complaints", "messages", "suppression", "organizations"), ALL),
    "privacy": ALL,
    "leave": ALL,
    "confirm": ALL,
    **dict.fromkeys(("brief", "brief_offer", "check_brief", "make_brief", "take_brief_back", "shared_brief"), ALL),
    "release_brief": SIGNED_IN,
    "services": ALL,
    "service": ALL,
    "learn": ALL,
    "article": ALL,
    "learn_feed": ALL,
    "community": {K, C, E},
    "employers": {K, C, E},
    "organization": {K, C, E},
    "people": {K, C},
    "person": {K, C},
    "review": {K, C},
    "decide": {K, C},
    "erase": {K, C},
    "erase_person": {K, C},
    "records": {K, C, E},
    "postings": {K, F},
    "books": {K, F},
    "findings": {K, C},
    "methods": ALL,
    "method": ALL,
    "origin_form": ALL,
    "users": {K},
    "change_users": {K},
    "account_login": ALL,
    "account_request_login_code": ALL,
    "account_signup": ALL,
    "account_confirm_login_code": ALL,
    "account_logout": ALL,
    "sign_in_link": ALL,
    "socialaccount_login_cancelled": ALL,
    "socialaccount_login_error": ALL,
    "mfa_authenticate": ALL,
    "you": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
}
"""By route: who gets further than the door."""

THERE = {
    "slug:slug": "contributions",
    "slug:person_id": CLEO,
    "path:organization_id": "orchard.example",
    "str:customer_id": "C1",
    "path:customer_id": "C1",
    "str:service": "support",
    "str:article": "picking",
    "str:token": "forged",
    "str:secret": "forged",
    "slug:format": "pdf",
    "path:told_organization": "larder.example",
    "path:rest": "nothing",
}
ABSENT = {**THERE, "slug:person_id": "nobody", "path:organization_id": "nowhere.example", "str:customer_id": "C999"}
ABSENT |= {"path:customer_id": "C999", "path:told_organization": "nowhere.example"}


def routes(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[tuple[str, str, URLPattern]]:
    """Yield name, address with its parts, and route, of include()s too."""
    for each in patterns:
        here = f"{before}{each.pattern}"
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, here)
        else:
            yield each.name or here, here, each


ROUTES = list(routes(get_resolver().url_patterns))


def filled(address: str, parts: dict[str, str]) -> str:
    for part, value in parts.items():
        address = address.replace(f"<{part}>", value)
    return address


def is_open(client: Client, address: str, role: Role) -> bool:
    """Ask, and return whether the door opened; a closed one looks the one way it may."""
    answer = client.get(address)
    if role is Role.ANONYMOUS:
        return not answer.headers.get("Location", "").startswith("/sign-in/?next=")
    return b"This is not for your role" not in answer.content


def test_every_route_declares_one_right() -> None:
    assert {
        name: route for name, _, route in ROUTES if not isinstance(getattr(route.callback, "right", None), Right)
    } == {}


def test_the_table_names_every_route_and_no_other() -> None:
    assert {name for name, _, _ in ROUTES} == set(MAY)


@pytest.mark.parametrize("role", Role)
def test_role_gets_through_its_doors_and_no_others(signed_in: SignedIn, orchard: Path, role: Role) -> None:
    found = set()
    for name, address, _ in ROUTES:
        if is_open(signed_in(role, "C1" if role is Role.CUSTOMER else ""), filled(address, THERE), role):
            found.add(name)

    assert found == {name for name, roles in MAY.items() if role in roles}


@pytest.mark.parametrize("role", Role)
def test_closed_door_is_the_same_whether_or_not_something_is_behind_it(
    signed_in: SignedIn, orchard: Path, role: Role
) -> None:
    client = signed_in(role)
    closed = [address for name, address, _ in ROUTES if role not in MAY[name] and "<" in address]
    for address in closed:
        one, other = (client.get(filled(address, parts)) for parts in (THERE, ABSENT))
        where = [each.headers.get("Location", "").partition("?")[0] for each in (one, other)]

        assert (one.status_code, one.content, where[0]) == (other.status_code, other.content, where[1]), address


@pytest.mark.parametrize("role", sorted(SIGNED_IN))
def test_refusal_says_which_roles_may(signed_in: SignedIn, orchard: Path, role: Role) -> None:
    text = signed_in(role).get("/users/").content.decode()

    assert "runs this Honeyflow: everything" in text
    assert ("This is not for your role" in text) is (role is not K)


def test_post_to_a_closed_door_does_nothing(signed_in: SignedIn, orchard: Path) -> None:
    answer = signed_in(Role.MARKET).post("/users/change/", {"what": "add", "email": "m@x.example", "role": "keeper"})

    assert answer.status_code == 403
    assert not User.objects.filter(email="m@x.example").exists()


@pytest.mark.parametrize("role", Role)
def test_no_link_leads_to_a_closed_door(signed_in: SignedIn, orchard: Path, role: Role) -> None:
    client = signed_in(role, "C1" if role is Role.CUSTOMER else "")
    dead = []
    for name, address, _ in ROUTES:
        if role not in MAY[name]:
            continue
        text = client.get(filled(address, THERE)).content.decode(errors="replace")
        links = {link for link in re.findall(r'href="(/[^"?#]*)', text) if not link.startswith("/static/")}
        dead += [(address, link) for link in links if not is_open(client, link, role)]

    assert dead == []
