"""Settings from the environment, declared once; what is not set here is in ``honeyflow.toml``."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from honeyflow.kernel.access import Role
from honeyflow.kernel.errors import SiteError

_LEAST_SECRET = 32
_HOST = re.compile(r"\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\]")
_DATABASE = re.compile(r"postgres(ql)?://[^/]*/[^/]+")
_MAIL = re.compile(r"smtps?://([^/@\s]+@)?[^/@:\s]+(:\d+)?/?")
_ADDRESS = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")
_HTTPS = re.compile(r"(https://[^\s]+|http://(127\.0\.0\.1|localhost)(:\d+)?(/[^\s]*)?)?")
_YES, _NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True)
class SignInService:
    """Another service by which people may sign in; `kind` is allauth's word for it."""

    kind: str
    title: str
    client_id: str
    secret: str = field(repr=False)
    url: str = ""


@dataclass(frozen=True)
class Settings:
    """What the operator set, checked."""

    secret_key: str
    hosts: tuple[str, ...]
    debug: bool
    erasure_key: str = ""
    public_hosts: tuple[str, ...] = ()
    database: str = ""
    mail: str = field(default="", repr=False)
    mail_from: str = ""
    services: tuple[SignInService, ...] = ()
    role: Role = Role.KEEPER


@dataclass(frozen=True)
class Setting:
    """One environment variable.

    Parameters
    ----------
    name : str
    kind : str
        What a value is, for people.
    default : str
        Taken when the variable is not set or empty.
    help : str
    read : callable
        Turns the text into a value, or raises ValueError saying what was expected.
    secret : bool
        May come from the file that ``<name>_FILE`` names; its value is never shown.
    """

    name: str
    kind: str
    default: str
    help: str
    read: Callable[[str], object]
    secret: bool = False


def _key(text: str) -> str:
    if text and len(text) < _LEAST_SECRET:
        raise ValueError(f"expected {_LEAST_SECRET} characters or more, at random")
    return text


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(text.lower().replace(",", " ").split())
    if not all(_HOST.fullmatch(host) for host in hosts):
        raise ValueError("expected names of hosts, without scheme or port, such as: localhost, honeyflow.example.org")
    return hosts


def _database(text: str) -> str:
    if text and not _DATABASE.fullmatch(text):
        raise ValueError("expected postgresql://user:password@host:5432/name, or nothing for SQLite in data/")
    return text


def _flag(text: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise ValueError("expected one of 1, true, yes, on, 0, false, no, off")
    return text.lower() in _YES


def _mail(text: str) -> str:
    if text and not _MAIL.fullmatch(text):
        raise ValueError("expected smtp://user:password@host:587, smtps://user:password@host:465, or nothing")
    return text


def _address(text: str) -> str:
    if text and not _ADDRESS.fullmatch(text):
        raise ValueError("expected an e-mail address, such as honeyflow@example.org")
    return text


def _https(text: str) -> str:
    if text and not _HTTPS.fullmatch(text):
        raise ValueError("expected an address that begins with https:// (http:// on this machine only)")
    return text.rstrip("/")


def _role(text: str) -> Role:
    if text not in set(Role):
        raise ValueError(f"expected one of {', '.join(Role)}")
    return Role(text)


def _service(name: str, whose: str) -> tuple[Setting, Setting]:
    """Return the two settings by which people sign in by another service; both are set, or neither."""
    return (
        Setting(f"HONEYFLOW_{name}_ID", "text", "", f"Client number that {whose} gave; empty: not used.", str),
        Setting(f"HONEYFLOW_{name}_SECRET", "secret text", "", "The client's secret.", str, secret=True),
    )


SETTINGS = (
    Setting(
        "HONEYFLOW_SECRET_KEY",
        "secret text",
        "",
        f"Signs what the pages hand out; {_LEAST_SECRET} random characters or more. Empty: the pages sign nothing.",
        _key,
        secret=True,
    ),
    Setting(
        "HONEYFLOW_HOSTS",
        "names, separated by commas",
        "127.0.0.1, localhost, [::1]",
        "Names under which the pages may be asked for; a request for another one is refused.",
        _hosts,
    ),
    Setting(
        "HONEYFLOW_ERASURE_KEY",
        "secret text",
        "",
        f"Hashes who was erased; {_LEAST_SECRET} random characters or more, for ever the same. Empty: one is made, and "
        "kept in data/erasure-key.",
        _key,
        secret=True,
    ),
    Setting(
        "HONEYFLOW_PUBLIC_HOSTS",
        "names, separated by commas",
        "",
        "Names under which the world may ask: there only the one-question form to a customer is answered.",
        _hosts,
    ),
    Setting(
        "HONEYFLOW_DATABASE",
        "address of a PostgreSQL database",
        "",
        "Where users, consents and the journal are kept: postgresql://user:password@host:5432/name. Empty: SQLite, in "
        "data/backoffice.sqlite3.",
        _database,
        secret=True,
    ),
    Setting(
        "HONEYFLOW_MAIL",
        "address of a mail server",
        "",
        "What sends sign-in codes: smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465. "
        "Empty: no codes; honeyflow users link prints links instead.",
        _mail,
        secret=True,
    ),
    Setting(
        "HONEYFLOW_MAIL_FROM",
        "e-mail address",
        "",
        "Whom the mails are from; empty: honeyflow@ and the first of HONEYFLOW_HOSTS.",
        _address,
    ),
    *_service("OIDC", "the company's own sign-in service (OpenID Connect)"),
    Setting(
        "HONEYFLOW_OIDC_URL",
        "https address",
        "",
        "The OpenID Connect service, without /.well-known: https://login.example.org/realms/company.",
        _https,
    ),
    Setting("HONEYFLOW_OIDC_NAME", "text", "your company", "What the button to sign in by it says.", str),
    *_service("GITHUB", "GitHub"),
    *_service("GITLAB", "GitLab"),
    Setting("HONEYFLOW_GITLAB_URL", "https address", "https://gitlab.com", "The GitLab to sign in by.", _https),
    Setting(
        "HONEYFLOW_ROLE",
        "a role",
        Role.KEEPER.value,
        "Whose rights the commands have: set it in the restricted shell of somebody who is not the keeper.",
        _role,
    ),
    Setting("HONEYFLOW_DEBUG", "yes or no", "no", "Show a fault's details in the browser. Never in public.", _flag),
)


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Read every setting from `environ`.

    Raises
    ------
    SiteError
        Naming every wrong value at once and what is right; the value of a secret is never shown.
    """
    faults: list[str] = []
    values = {setting.name: _value(setting, environ, faults) for setting in SETTINGS}
    faults.extend(_half_told(values))
    if faults:
        raise SiteError("environment", faults)
    return Settings(
        secret_key=values["HONEYFLOW_SECRET_KEY"],
        hosts=values["HONEYFLOW_HOSTS"],
        debug=values["HONEYFLOW_DEBUG"],
        erasure_key=values["HONEYFLOW_ERASURE_KEY"],
        public_hosts=values["HONEYFLOW_PUBLIC_HOSTS"],
        database=values["HONEYFLOW_DATABASE"],
        mail=values["HONEYFLOW_MAIL"],
        mail_from=values["HONEYFLOW_MAIL_FROM"],
        services=_services(values),
        role=values["HONEYFLOW_ROLE"],
    )


def _services(values: Mapping[str, Any]) -> tuple[SignInService, ...]:
    told = (
        ("openid_connect", "OIDC", values["HONEYFLOW_OIDC_NAME"], values["HONEYFLOW_OIDC_URL"]),
        ("github", "GITHUB", "GitHub", ""),
        ("gitlab", "GITLAB", "GitLab", values["HONEYFLOW_GITLAB_URL"]),
    )
    return tuple(
        SignInService(kind, title, values[f"HONEYFLOW_{name}_ID"], values[f"HONEYFLOW_{name}_SECRET"], url)
        for kind, name, title, url in told
        if values[f"HONEYFLOW_{name}_ID"]
    )


def _half_told(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is missing of services by which people should sign in."""
    for name, parts in (("OIDC", ("ID", "SECRET", "URL")), ("GITHUB", ("ID", "SECRET")), ("GITLAB", ("ID", "SECRET"))):
        missing = [f"HONEYFLOW_{name}_{part}" for part in parts if not values[f"HONEYFLOW_{name}_{part}"]]
        if missing and len(missing) < len(parts):
            yield f"{', '.join(missing)}: saw nothing; expected it beside the others of {name}"


def _value(setting: Setting, environ: Mapping[str, str], faults: list[str]) -> Any:
    try:
        text = _text(setting, environ).strip()
    except (OSError, ValueError) as error:
        faults.append(f"{setting.name}_FILE: {error}")
        return None
    try:
        return setting.read(text or setting.default)
    except ValueError as error:
        seen = f"{len(text)} characters" if setting.secret else repr(text[:80])
        faults.append(f"{setting.name}: saw {seen}; {error}")
        return None


def _text(setting: Setting, environ: Mapping[str, str]) -> str:
    """Return the variable's text, or that of the file its ``_FILE`` variant names."""
    return read_secret(setting.name, environ) if setting.secret else environ.get(setting.name, "")


def read_secret(name: str, environ: Mapping[str, str]) -> str:
    """Return the secret in the variable `name`, or in the file that ``<name>_FILE`` names; empty when neither is set.

    Raises
    ------
    ValueError
        When both are set, or the file is no text.
    OSError
        When the file cannot be read.
    """
    text, file = environ.get(name, ""), environ.get(f"{name}_FILE", "")
    if not file:
        return text
    if text:
        raise ValueError(f"saw it and {name} both set; expected one of the two")
    try:
        return Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ValueError("saw a file that is not text; expected the secret in UTF-8") from None
