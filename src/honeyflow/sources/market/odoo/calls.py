"""Calls of Odoo's two interfaces: JSON-2 (from 19 on) and XML-RPC. Source: Odoo's External API pages."""

import re
import xmlrpc.client
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from honeyflow.site.credentials import setting_name
from honeyflow.sources.market.polite import PoliteClient
from honeyflow.sources.market.system import MarketReading, SourceUnreachableError

Call = Callable[[str, str, Mapping[str, Any]], Any]
"""Calls (model, method, named arguments)."""

_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True)
class Options:
    """Where Odoo is: its address, the database, which interface, and (XML-RPC only) the user's login."""

    address: str
    database: str
    api: str
    user: str


def client(reading: MarketReading) -> PoliteClient:
    """Return a client; `SourceUnreachableError` when no key is set."""
    options, setting = reading.options, setting_name(reading.name)
    if not reading.key:
        raise SourceUnreachableError(options.address, "no key", f"set {setting} (or {setting}_FILE) to an API key")
    headers = {"Authorization": f"bearer {reading.key}"} if options.api == "json2" else {}
    if options.api == "json2" and options.database:
        headers["X-Odoo-Database"] = options.database
    return PoliteClient(options.address, headers, setting)


def calls(odoo: PoliteClient, reading: MarketReading) -> Call:
    """Return what calls Odoo by the interface that the site names."""
    options: Options = reading.options
    if options.api == "json2":
        return lambda model, method, named: odoo.json("POST", f"/json/2/{model}/{method}", json=dict(named))
    user = _xmlrpc(odoo, options, "common", "authenticate", (options.database, options.user, reading.key, {}))
    if not user:
        todo = f"correct user in honeyflow.toml, or the key in {setting_name(reading.name)}"
        raise SourceUnreachableError(options.address, "no leave to sign in", todo)

    def call(model: str, method: str, named: Mapping[str, Any]) -> Any:
        # The first argument of a method on a model is positional here: the domain.
        rest = dict(named)
        first = [rest.pop("domain")] if "domain" in rest else []
        told = (options.database, user, reading.key, model, method, first, rest)
        return _xmlrpc(odoo, options, "object", "execute_kw", told)

    return call


def _xmlrpc(odoo: PoliteClient, options: Options, service: str, method: str, told: tuple[Any, ...]) -> Any:
    body = xmlrpc.client.dumps(told, method, allow_none=True).encode()
    answer = odoo.content("POST", f"/xmlrpc/2/{service}", content=body, headers={"Content-Type": "text/xml"})
    if _DECLARATION.search(answer):
        # XML-RPC needs no declarations; entities in one can unfold without end.
        raise SourceUnreachableError(options.address, "an answer with entities", "look at what answers there")
    try:
        values, _ = xmlrpc.client.loads(answer)
    except xmlrpc.client.Fault as fault:
        last = str(fault.faultString).strip().splitlines()[-1:]
        todo = "correct the source's keys in honeyflow.toml, or the user's rights"
        raise SourceUnreachableError(options.address, f"the fault {' '.join(last)[:200]!r}", todo) from None
    except Exception as error:  # the parser's errors have no common root
        seen = f"an answer that is no XML-RPC ({type(error).__name__})"
        raise SourceUnreachableError(options.address, seen, "look at what answers there") from None
    return values[0] if values else None
