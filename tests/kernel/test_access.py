"""The table of roles and rights."""

from honeyflow.kernel.access import RIGHTS, ROLE_MEANINGS, Right, Role, may

ABOUT_PERSONS = (
    Right.SEE_PERSONS,
    Right.DECIDE_PERSONS,
    Right.ERASE_PERSONS,
    Right.SEE_COMMITS,
    Right.SEE_COMMUNITY,
    Right.SEE_ORGANIZATIONS,
    Right.SEE_FINDINGS,
    Right.SEE_VERDICTS,
    Right.SEE_CONSENTS,
)


def test_every_right_has_its_row_and_every_role_its_meaning() -> None:
    assert set(RIGHTS) == set(Right)
    assert set(ROLE_MEANINGS) == set(Role)


def test_the_market_side_has_no_right_that_leads_to_a_person() -> None:
    sides = (Role.MARKET, Role.FINANCE, Role.CUSTOMER, Role.MEMBER, Role.ANONYMOUS)

    assert [(role, right) for role in sides for right in ABOUT_PERSONS if may(role, right)] == []


def test_who_is_not_signed_in_sees_what_is_public_and_nothing_else() -> None:
    assert {right for right in Right if may(Role.ANONYMOUS, right)} == {Right.SEE_PUBLIC}


def test_the_community_manager_sees_no_money() -> None:
    money = (Right.SEE_BOOKS, Right.SEE_MARKET, Right.SEE_CUSTOMERS, Right.SEE_EFFORT)

    assert not any(may(Role.COMMUNITY, right) for right in money)
