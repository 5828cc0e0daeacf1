"""Scopes: what a system's token may do by the API."""

from enum import StrEnum


class Scope(StrEnum):
    """One thing a system may be let do."""

    SCREEN = "screen"
    CONSENTS_WRITE = "consents:write"
    MESSAGES_WRITE = "messages:write"
    SUPPRESSION_READ = "suppression:read"
    ORGANIZATIONS_READ = "organizations:read"


SCOPE_MEANINGS = {
    Scope.SCREEN: "ask which addresses of an audience may be written to",
    Scope.CONSENTS_WRITE: "hand back who unsubscribed or complained",
    Scope.MESSAGES_WRITE: "say what was sent, so that caps and the proof count it",
    Scope.SUPPRESSION_READ: "fetch the suppression list, as hashes under its own key",
    Scope.ORGANIZATIONS_READ: "list the organizations the market side may see",
}
