"""The users: who may sign in, and in which role."""

from typing import Any

from honeyflow.backoffice.models import User
from honeyflow.backoffice.queries.users import has_keeper, list_users
from honeyflow.kernel.access import ROLE_MEANINGS, Right, Role
from honeyflow.ledger.money_read import read_customers
from honeyflow.web.forms import token
from honeyflow.web.records import Group, Page, Visit
from honeyflow.web.users import DONE, FAULTS


def show_users(visit: Visit) -> dict[str, Any]:
    """Return every user, and what can be done with them."""
    own = visit.visitor.user
    return {
        "users": [_row(user, own) for user in list_users()],
        "roles": [(role.value, ROLE_MEANINGS[role]) for role in Role if role is not Role.ANONYMOUS],
        "customers": [(each.customer_id, each.name) for each in visit.published.ask(read_customers)],
        "first": not has_keeper(),
        "token": token(visit.visitor),
        "done": DONE.get(visit.query.get("done", ""), ""),
        "fault": FAULTS.get(visit.query.get("fault", ""), ""),
    }


def _row(user: User, own: User | None) -> dict[str, Any]:
    return {"user": user, "own": own is not None and own.pk == user.pk}


page = Page(
    name="users",
    title="Users",
    path="users/",
    order=44,
    group=Group.BOOKS,
    question="Who may sign in, and in which role?",
    view=show_users,
    right=Right.MANAGE_USERS,
    picks=False,
)
