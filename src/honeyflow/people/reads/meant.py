"""How a decision names an identity so that it means nobody else."""

from honeyflow.people.addresses import is_anybodys
from honeyflow.site.whom import parse_whom


def whom_of(name: str, email: str, *, alone: bool = False) -> str:
    """Return how a decision names an identity: ``Name <address>`` where the address means others too, or `alone`.

    Examples
    --------
    >>> whom_of("Ann", "ann@x.example"), whom_of("Ann", "root@localhost"), whom_of("", "root@localhost")
    ('ann@x.example', 'Ann <root@localhost>', 'root@localhost')
    """
    named = f"{name} <{email}>"
    return named if (alone or is_anybodys(email)) and name.strip() and parse_whom(named) else email
