"""The reference page of roles says what the table says."""

from pathlib import Path

from honeyflow.kernel.access import RIGHTS, ROLE_MEANINGS, Role

PAGE = Path(__file__).parents[2] / "docs" / "roles.md"


def table() -> str:
    """Return the table as the page has it."""
    head = f"| right | {' | '.join(role.value for role in Role)} |\n|---|{'---|' * len(Role)}\n"
    rows = (
        f"| {right.value} | {' | '.join('yes' if role in roles else '' for role in Role)} |\n"
        for right, roles in RIGHTS.items()
    )
    return head + "".join(rows)


def test_page_of_roles_holds_the_table_of_rights() -> None:
    assert table() in PAGE.read_text(encoding="utf-8")


def test_page_of_roles_says_what_each_role_is() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert [role for role, meaning in ROLE_MEANINGS.items() if f"- **{role.value}**: {meaning}" not in text] == []
