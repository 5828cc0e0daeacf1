import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.outreach.addresses import Address, Fault, read_address


def read(text: str) -> Address:
    found = read_address(text)
    assert isinstance(found, Address), found
    return found


@pytest.mark.parametrize(
    ("text", "exact", "mailbox"),
    [
        ("jo@example.org", "jo@example.org", "jo@example.org"),
        (" Jo@Example.ORG ", "jo@example.org", "jo@example.org"),
        ("<jo@example.org>", "jo@example.org", "jo@example.org"),
        ("jo+news@example.org", "jo+news@example.org", "jo@example.org"),
        ("ｊｏ＠example.org", "jo@example.org", "jo@example.org"),
        ("jo@bücher.example", "jo@xn--bcher-kva.example", "jo@xn--bcher-kva.example"),
        ("jo@XN--bcher-kva.example", "jo@xn--bcher-kva.example", "jo@xn--bcher-kva.example"),
        ("jo@straße.example", "jo@xn--strae-oqa.example", "jo@xn--strae-oqa.example"),
        ("jo@example.org.", "jo@example.org", "jo@example.org"),
        ("j.o+x@gmail.com", "j.o+x@gmail.com", "jo@gmail.com"),
        ("j.o@googlemail.com", "j.o@googlemail.com", "jo@gmail.com"),
        (
            "12+gil@users.noreply.forge.example",
            "12+gil@users.noreply.forge.example",
            "12+gil@users.noreply.forge.example",
        ),
        ("o'neil@example.org", "o'neil@example.org", "o'neil@example.org"),
    ],
)
def test_address_has_one_normal_form(text: str, exact: str, mailbox: str) -> None:
    assert read(text)[:2] == (exact, mailbox)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault.EMPTY),
        ("jo", Fault.NO_AT),
        ("jo@example.org, al@example.org", Fault.SEVERAL),
        ("jo@example.org al@example.org", Fault.SEVERAL),
        ("jo@al@example.org", Fault.SEVERAL),
        ("jo@example.org\r\nBcc: all@example.org", Fault.CONTROL),
        ("jo@example.org\n", Fault.CONTROL),
        ("jo\0@example.org", Fault.CONTROL),
        ("jo\u200b@example.org", Fault.CONTROL),
        ("jo\u202e@example.org", Fault.CONTROL),
        ("a" * 65 + "@example.org", Fault.TOO_LONG),
        ("jo@" + "a" * 60 + ".example" * 30, Fault.TOO_LONG),
        ("@example.org", Fault.FORMULA),
        ("=cmd()@example.org", Fault.FORMULA),
        ("+jo@example.org", Fault.FORMULA),
        (".jo@example.org", Fault.MAILBOX),
        ("j..o@example.org", Fault.MAILBOX),
        ("jo<b>@example.org", Fault.MAILBOX),
        ("jo@localhost", Fault.DOMAIN),
        ("jo@exa..mple.org", Fault.DOMAIN),
        ("jo@-example.org", Fault.DOMAIN),
        ("jo@[127.0.0.1]", Fault.DOMAIN),
        ("jo@127.0.0.1", Fault.DOMAIN),
        ("jo@xn--a-ecp.ru", Fault.DOMAIN),
    ],
)
def test_what_is_no_address_is_told_why(text: str, fault: Fault) -> None:
    assert read_address(text) is fault


@pytest.mark.parametrize("text", ["info@example.org", "ROOT@example.org", "info+x@example.org", "s.ales@gmail.com"])
def test_mailbox_of_a_role_is_told(text: str) -> None:
    assert read(text).role


@pytest.mark.parametrize(
    "text",
    [
        "аda@orchard.example",  # Cyrillic а
        "ada@оrchard.example",  # Cyrillic о
        "ada@" + "оrchard".encode("punycode").decode().join(("xn--", ".example")),  # the same, as it is looked up
        "оса@orchard.example",  # all Cyrillic, reads as oca
        "οιο@orchard.example",  # all Greek
        "dıane@orchard.example",  # dotless i
        "info@paypaı.example",
    ],
)
def test_address_that_can_be_taken_for_another_is_told(text: str) -> None:
    assert read(text).lookalike


@pytest.mark.parametrize(
    "text", ["jürgen@bücher.example", "юлия@почта.example", "山田@例え.example", "bjørn@example.org"]
)
def test_name_in_its_own_script_is_no_lookalike(text: str) -> None:
    assert not read(text).lookalike


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_told_why(text: str) -> None:
    found = read_address(text)

    assert isinstance(found, (Address, Fault))


@given(st.from_regex(r"[a-z0-9._+'-]{1,12}@[a-zäßа-я0-9.-]{1,12}\.(org|example)", fullmatch=True))
def test_normal_form_is_its_own_normal_form(text: str) -> None:
    found = read_address(text)

    if isinstance(found, Address):
        assert read_address(found.exact) == found


@given(st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True), st.from_regex(r"[a-z0-9.+-]{0,8}", fullmatch=True))
def test_variants_of_one_mailbox_share_it(box: str, tag: str) -> None:
    assert read(f"{box}+{tag}x@example.org").mailbox == read(f"{box}@example.org").mailbox
