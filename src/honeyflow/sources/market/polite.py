"""Requests to a system that bills: retried when it is busy, never with a credential in what is said of them."""

import random
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

import httpx

from honeyflow import __version__
from honeyflow.sources.market.system import SourceUnreachableError

TRIES = 6
"""How often a request is sent at most; waits between them double from half a second."""
_LONGEST_WAIT = 60.0
_BUSY = frozenset({409, 425, 429, 500, 502, 503, 504})
_REFUSED = frozenset({401, 403})


class NotThereError(SourceUnreachableError):
    """The system has no such thing, or does not let this key read it."""


class PoliteClient:
    """A client of one system.

    Parameters
    ----------
    address : str
        Where it is; requests are made below it, and redirects elsewhere are refused.
    headers : mapping
        Sent with each request; the credential is among them and never shown.
    setting : str
        The environment variable of the credential, for what is said.
    wait : callable
        Waits so many seconds.
    """

    def __init__(
        self,
        address: str,
        headers: Mapping[str, str],
        setting: str,
        *,
        wait: Callable[[float], None] = time.sleep,
        seconds: float = 60.0,
    ) -> None:
        self._address = address
        self._setting = setting
        self._wait = wait
        known = {"User-Agent": f"honeyflow/{__version__}", **headers}
        self._client = httpx.Client(base_url=address, headers=known, timeout=seconds, follow_redirects=False)

    def __enter__(self) -> "PoliteClient":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def json(self, method: str, path: str, **request: Any) -> Any:
        """Return the JSON answered; `SourceUnreachableError` when there is none."""
        try:
            return self._answer(method, path, request).json()
        except ValueError:
            raise self._unreachable("an answer that is no JSON", "look at what answers there") from None

    def content(self, method: str, path: str, **request: Any) -> bytes:
        """Return the bytes answered."""
        return self._answer(method, path, request).content

    def _answer(self, method: str, path: str, request: Mapping[str, Any]) -> httpx.Response:
        last = "no answer"
        for attempt in range(TRIES):
            try:
                response = self._client.request(method, path, **request)
            except httpx.HTTPError as error:
                last = f"no answer ({type(error).__name__})"
                told = None
            else:
                if response.status_code not in _BUSY:
                    return self._good(path, response)
                last = f"the answer {response.status_code}"
                told = response.headers.get("Retry-After")
            if attempt + 1 < TRIES:
                self._wait(_pause(attempt, told))
        raise self._unreachable(last, "try again later; what is landed already stays")

    def _good(self, path: str, response: httpx.Response) -> httpx.Response:
        status = response.status_code
        if response.is_success:
            return response
        if status in _REFUSED:
            todo = f"give the key in {self._setting} the right to read it"
            raise NotThereError(self._address, f"the answer {status} (not allowed) to {path}", todo)
        if status == httpx.codes.NOT_FOUND:
            raise NotThereError(
                self._address, f"the answer 404 (not there) to {path}", "correct address in honeyflow.toml"
            )
        if response.is_redirect:
            raise self._unreachable(f"the answer {status}, which leads elsewhere", "correct address in honeyflow.toml")
        raise self._unreachable(f"the answer {status} to {path}", "look at what answers there")

    def _unreachable(self, seen: str, todo: str) -> SourceUnreachableError:
        return SourceUnreachableError(self._address, seen, todo)


def _pause(attempt: int, told: str | None) -> float:
    """Return the seconds to wait: as long as the system says, else twice as long each time, never all at once."""
    try:
        return min(float(told or ""), _LONGEST_WAIT)
    except ValueError:
        return float(0.5 * 2**attempt * (0.5 + random.random()))  # noqa: S311
