"""What is answered when an operation does not answer: a short word, a sentence, and nothing of what was sent."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from honeyflow.backoffice.actions.repeating import ReusedKeyError
from honeyflow.kernel.errors import NoSnapshotError
from honeyflow.outreach.errors import AudienceTooAlikeError, AudienceTooSmallError, FactsTooOldError

_MOST_FAULTS = 20


class Fault(Schema):
    """A fault: `error` is a word for programs, `message` a sentence for people, `where` the places it was seen."""

    error: str
    message: str
    where: list[str] = Field(default_factory=list)


class ApiError(Exception):
    """An answer that is a fault.

    Parameters
    ----------
    status : int
    error, message : str
        See `Fault`.
    """

    def __init__(self, status: int, error: str, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status, self.error, self.message = status, error, message
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


TOO_LARGE = "larger than this API takes; send less at once"
_STATUS: dict[type[Exception], tuple[int, str, str]] = {
    AudienceTooSmallError: (422, "audience-too-small", ""),
    AudienceTooAlikeError: (409, "audience-too-alike", ""),
    ReusedKeyError: (409, "key-reused", ""),
    FactsTooOldError: (
        503,
        "facts-too-old",
        "The facts are too old: everything is held until the next run",
    ),
    NoSnapshotError: (503, "no-run", "There was no run yet: nothing is answered until the first"),
}


def fault(status: int, error: str, message: str, where: list[str] | None = None) -> HttpResponse:
    """Return a fault as an answer."""
    return JsonResponse({"error": error, "message": message, "where": where or []}, status=status)


def add_handlers(api: NinjaAPI) -> None:
    """Have `api` answer faults by these words."""
    api.add_exception_handler(ApiError, _told)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(AuthenticationError, _unknown)
    api.add_exception_handler(HttpError, _unreadable)
    for kind in _STATUS:
        api.add_exception_handler(kind, _refused)


def _told(request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ARG001
    answer = fault(error.status, error.error, error.message)
    for name, value in error.headers.items():
        answer.headers[name] = value
    return answer


def _refused(request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ARG001
    status, word, message = _STATUS[type(error)]
    return fault(status, word, message or str(error))


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ARG001
    """Say where and what was expected; what was sent may be an address and is not repeated."""
    where = [f"{_place(each['loc'])}: {each['msg']}" for each in error.errors[:_MOST_FAULTS]]
    return fault(422, "not-as-described", "The request is not what the description asks for", where)


def _place(location: tuple[object, ...]) -> str:
    """Return the place of a fault; names that are not ours are not repeated."""
    return ".".join(str(each) for each in location[2:] if isinstance(each, int) or each in _OURS) or "body"


_OURS = frozenset({"purpose", "addresses", "address", "items", "Idempotency-Key"})


def _unknown(request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ARG001
    answer = fault(401, "no-token", "Expected the header Authorization: Bearer, with a token that counts")
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ARG001
    return fault(error.status_code, "not-readable", "The body is not JSON in UTF-8")
