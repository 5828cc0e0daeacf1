from datetime import date

from honeyflow.people.identities import identity_id
from honeyflow.people.matching.claims import make_claims
from honeyflow.people.matching.persons import build_persons, match_persons
from honeyflow.people.records import Employment, MailmapLine, SeenIdentity


def seen(name: str, email: str, first_on: date | None = date(2025, 1, 1), count: int = 1) -> SeenIdentity:
    return SeenIdentity(identity_id(name, email), name, email, author_count=count, first_on=first_on)


def persons(
    *identities: SeenIdentity, mailmap: tuple[MailmapLine, ...] = (), staff: tuple[Employment, ...] = ()
) -> int:
    claims, *_ = make_claims(identities, mailmap, staff)
    return len({membership.person_id for membership in match_persons(identities, claims).values()})


def test_persons_with_one_address_in_two_cases_are_one() -> None:
    assert persons(seen("ada", "Ada@orchard.example"), seen("Ada P", "ada@orchard.example")) == 1


def test_persons_with_one_full_name_are_one() -> None:
    assert persons(seen("Ada Pomme", "ada@orchard.example"), seen("Pomme, Ada", "ada.p@gmail.com")) == 1


def test_persons_with_one_forge_login_are_one() -> None:
    assert persons(seen("gil", "1+gil@users.noreply.github.com"), seen("G", "gil@users.noreply.github.com")) == 1


def test_persons_whose_login_spells_a_full_name_are_one() -> None:
    assert persons(seen("G. Rowan", "1+gil-rowan@users.noreply.github.com"), seen("Gil Rowan", "g@cellar.example")) == 1


def test_persons_behind_a_shared_mailbox_stay_apart() -> None:
    assert persons(seen("Ada Pomme", "dev@orchard.example"), seen("Ben Quince", "dev@orchard.example")) == 2


def test_persons_of_one_first_name_stay_apart() -> None:
    assert persons(seen("ada", "ada@orchard.example"), seen("ada", "ada@larder.example")) == 2


def test_persons_joined_by_mailmap_are_one() -> None:
    line = MailmapLine("press", 1, "Eva Sorrel", "eva@cellar.example", None, "e@gmail.com")

    assert persons(seen("Eva Sorrel", "eva@cellar.example"), seen("e", "e@gmail.com"), mailmap=(line,)) == 1


def test_persons_joined_by_the_staff_list_are_one() -> None:
    row = Employment("S1", "Ada Pomme", ("ada@orchard.example", "a@gmail.com"), date(2025, 1, 1))

    assert persons(seen("ada", "ada@orchard.example"), seen("a", "a@gmail.com"), staff=(row,)) == 1


def test_persons_of_a_common_name_at_three_workplaces_are_held() -> None:
    others = [seen(f"Ann {part}", f"{part}@gmail.com") for part in ("Elm", "Oak", "Ash", "Fir")]
    others += [seen(f"{part} Lee", f"{part}.lee@gmail.com") for part in ("Kim", "Sam", "Jo-Ann", "Pat")]
    same = [seen("Ann Lee", f"ann@{place}.example") for place in ("larder", "cellar", "orchard")]

    claims, refused, _ = make_claims([*others, *same], (), ())

    assert [claim for claim in claims if claim.shared == "ann lee"] == []
    assert [len(refusal.members) for refusal in refused] == [3]


def test_person_is_the_identity_seen_first_under_the_name_used_most() -> None:
    early = seen("ada", "ada@orchard.example", date(2024, 1, 1))
    late = seen("Ada Pomme", "ada@orchard.example", count=9)
    claims, *_ = make_claims((late, early), (), ())

    found = build_persons((late, early), match_persons((late, early), claims), frozenset())

    assert {key: (each.name, each.identity_count) for key, each in found.items()} == {
        early.identity_id: ("Ada Pomme", 2)
    }
