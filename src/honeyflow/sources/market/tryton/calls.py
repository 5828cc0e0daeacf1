"""Calls of Tryton's JSON-RPC: signing in, and reading records; dates and amounts are plain text afterwards."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from honeyflow.site.credentials import setting_name
from honeyflow.sources.market.polite import PoliteClient
from honeyflow.sources.market.system import MarketReading, SourceUnreachableError

Call = Callable[..., Any]
"""Calls (method, parameters …); Tryton's context is added."""


@dataclass(frozen=True)
class Options:
    """Where Tryton is: its address, the database, and the user whose password is the credential."""

    address: str
    database: str
    user: str


def client(reading: MarketReading) -> PoliteClient:
    """Return a client; `SourceUnreachableError` when no password is set."""
    setting = setting_name(reading.name)
    if not reading.key:
        todo = f"set {setting} (or {setting}_FILE) to the password of {reading.options.user}"
        raise SourceUnreachableError(reading.options.address, "no password", todo)
    return PoliteClient(reading.options.address, {}, setting)


def calls(tryton: PoliteClient, reading: MarketReading) -> Call:
    """Sign in, and return what calls Tryton."""
    options: Options = reading.options
    signed_in = _call(tryton, options, {}, "common.db.login", options.user, {"password": reading.key}, "en")
    if not isinstance(signed_in, list) or len(signed_in) < 2:
        todo = f"correct user in honeyflow.toml, or the password in {setting_name(reading.name)}"
        raise SourceUnreachableError(options.address, "no leave to sign in", todo)
    token = base64.b64encode(f"{options.user}:{signed_in[0]}:{signed_in[1]}".encode()).decode()
    headers = {"Authorization": f"Session {token}"}
    return lambda method, *told: plain(_call(tryton, options, headers, method, *told, {}))


def _call(tryton: PoliteClient, options: Options, headers: Mapping[str, str], method: str, *told: Any) -> Any:
    asked = {"id": 1, "method": method, "params": list(told)}
    answer = tryton.json("POST", f"/{options.database}/rpc/", json=asked, headers=dict(headers))
    if not isinstance(answer, dict) or "result" not in answer:
        error = answer.get("error") if isinstance(answer, dict) else None
        seen = f"the error {str(error[0])[:200]!r}" if isinstance(error, list) and error else "an answer without result"
        raise SourceUnreachableError(options.address, f"{seen} to {method}", "correct the source's keys, or its rights")
    return answer["result"]


def plain(value: Any) -> Any:
    """Return Tryton's JSON with its dates, times and amounts as text.

    >>> plain({"__class__": "date", "year": 2025, "month": 3, "day": 1})
    '2025-03-01'
    """
    if isinstance(value, list):
        return [plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    match value.get("__class__"):
        case "date":
            return date(value["year"], value["month"], value["day"]).isoformat()
        case "datetime":
            parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
            return datetime(*(value.get(name, 0) for name in parts)).isoformat()  # noqa: DTZ001  # Tryton's are UTC
        case "Decimal":
            return str(value["decimal"])
    return {key: plain(each) for key, each in value.items()}


def instant(text: str) -> dict[str, Any]:
    """Return a time as Tryton's JSON has it."""
    at = datetime.fromisoformat(text)
    told = {"year": at.year, "month": at.month, "day": at.day, "hour": at.hour, "minute": at.minute}
    return {"__class__": "datetime", **told, "second": at.second, "microsecond": at.microsecond}
