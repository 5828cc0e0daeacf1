"""The API keeps its own description: what is made from it is answered as it says, never with a fault of ours."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.backoffice.audiences import facts, people
from tests.backoffice.conftest import made_site
from tests.worlds.snapshots import orchard_site

from honeyflow.backoffice.actions.tokens import add_token
from honeyflow.backoffice.scopes import Scope
from honeyflow.site import load_site
from honeyflow.web.api import tokens
from honeyflow.web.api.routes import api
from honeyflow.web.published import published_of

pytestmark = pytest.mark.django_db
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def _schema() -> Any:
    described = schemathesis.openapi.from_dict(api.get_openapi_schema())
    described.app = get_wsgi_application()
    return described


schema = _schema()


@pytest.fixture(autouse=True)
def token(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    settings.HONEYFLOW_SITE = made_site(tmp_path / "site")
    settings.ALLOWED_HOSTS = ["localhost"]
    monkeypatch.setattr("honeyflow.web.api.screen.served_facts", lambda _: facts(people(60)))
    snapshot = published_of(load_site(orchard_site()))
    monkeypatch.setattr("honeyflow.web.api.routes.published_of", lambda _: snapshot)
    tokens.forget()
    for signal in (request_started, request_finished):  # as Django's own client does: the test's database stays open
        signal.disconnect(close_old_connections)
    yield add_token("news", list(Scope), "command", per_minute=10_000).text
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    tokens.forget()


@schema.parametrize()
@settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
def test_answers_are_as_described(case: Any, token: str) -> None:
    case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}
    case.call_and_validate(checks=CHECKS)
