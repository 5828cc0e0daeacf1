"""The licence a package manifest declares."""

import json
import tomllib
from typing import Any


def declared(path: str, text: str) -> str | None:
    """Return the expression that the manifest at `path` declares, None where it declares none or is unreadable."""
    try:
        found = _FIELD[path](_parsed(path, text))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return found if isinstance(found, str) and found and not found.upper().startswith("SEE LICEN") else None


def _parsed(path: str, text: str) -> Any:
    return tomllib.loads(text) if path.endswith(".toml") else json.loads(text)


def _npm(manifest: Any) -> Any:
    told = manifest["license"]
    return told["type"] if isinstance(told, dict) else told


def _composer(manifest: Any) -> Any:
    told = manifest["license"]
    return " OR ".join(told) if isinstance(told, list) else told


def _python(manifest: Any) -> Any:
    """Return the expression; ``{text = …}`` of older manifests only where it is as short as one."""
    told = manifest["project"]["license"]
    text = told.get("text", "") if isinstance(told, dict) else told
    return text if len(text) < 80 else None


_FIELD = {
    "package.json": _npm,
    "Cargo.toml": lambda manifest: manifest["package"]["license"],
    "composer.json": _composer,
    "pyproject.toml": _python,
}
