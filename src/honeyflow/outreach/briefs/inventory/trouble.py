"""What can be wrong with a file of somebody else's, as an exception within a reader and as a finding outside."""

from honeyflow.kernel.errors import HoneyflowError
from honeyflow.kernel.finding import Evidence, Finding, Severity

LEFT_OUT = "nothing of this file was taken"


class UnreadableError(HoneyflowError):
    """A file of which nothing counts; caught where files are read and told as a finding."""

    def __init__(self, rule: str, seen: str, expected: str) -> None:
        self.rule = rule
        self.seen = seen
        self.expected = expected
        super().__init__(f"{rule}: saw {seen}; expected {expected}")

    def finding(self, source: str) -> Finding:
        """Return the finding about `source`."""
        evidence = Evidence(source)
        return Finding(self.rule, evidence, self.seen, self.expected, LEFT_OUT, Severity.SERIOUS)


def broken(what: str, error: object) -> UnreadableError:
    """Return the error for a file that is not what it says; the parser's own words are cut to one short line."""
    return UnreadableError("inventory-broken", str(error).partition("\n")[0][:160], f"well-formed {what}")


def too_deep(levels: int) -> UnreadableError:
    """Return the error for a file that nests deeper than anybody's does."""
    return UnreadableError("inventory-too-deep", f"more than {levels} levels inside each other", f"at most {levels}")


def too_large(what: str, most: int) -> UnreadableError:
    """Return the error for a file beyond a bound."""
    return UnreadableError("inventory-too-large", f"more than {most:,} {what}", f"at most {most:,} {what}")
