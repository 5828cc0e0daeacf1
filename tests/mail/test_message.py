"""The text of messages: what is no sound one is refused, and a copy shows its own recipient alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.mail.message import MessageFaultError, copy_for, read_message

PLAIN = b"From: a@k.example\r\nTo: jo@x.example\r\nSubject: News\r\nMessage-ID: <1@k>\r\n\r\nHello.\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        PLAIN.replace(b"Hello", b"He\0llo"),
        PLAIN.replace(b"News", b"Ne\nBcc: al@x.example"),
        PLAIN.replace(b"News", b"Ne\rBcc: al@x.example"),
        PLAIN.replace(b"Hello.\r\n", b"Hello.\n.\r\nMAIL FROM:<b@k.example>"),
        b"From: b@k.example\r\n" + PLAIN,
        b"Subject: a\r\nsubject : b\r\n\r\n",
        b"Subject: a\r\nno header\r\n\r\n",
        b"\r\nHello",
        b" Subject: a\r\n\r\n",
        b"",
        b"Received: x\r\n" * 51 + PLAIN,
    ],
    ids=["nul", "lf", "cr", "smuggled", "two-from", "two-subject", "no-header", "headless", "folded", "empty", "loop"],
)
def test_what_is_no_sound_message_is_refused(raw: bytes) -> None:
    with pytest.raises(MessageFaultError):
        read_message(raw)


def test_purpose_is_read_and_taken_out() -> None:
    text = read_message(b"X-Honeyflow-PURPOSE:  Event \r\n" + PLAIN)

    assert (text.purposes, text.message_id) == (("event",), "<1@k>")
    assert b"honeyflow" not in text.content.lower()


def test_headers_that_name_recipients_are_taken_out_continued_lines_too() -> None:
    named = (
        b"Cc: al@x.example,\r\n\tbo@x.example\r\nBCC: cy@x.example\r\nResent-To: di@x.example\r\nReceived: for ed@x\r\n"
    )

    copy = copy_for(read_message(named + PLAIN).content, "jo@x.example", {"List-Unsubscribe": "<https://k.example/l>"})

    assert copy == (
        b"To: jo@x.example\r\nList-Unsubscribe: <https://k.example/l>\r\n"
        b"From: a@k.example\r\nSubject: News\r\nMessage-ID: <1@k>\r\n\r\nHello.\r\n"
    )


def test_links_to_leave_of_others_are_taken_out() -> None:
    assert b"evil" not in read_message(b"List-Unsubscribe: <https://evil.example>\r\n" + PLAIN).content


@pytest.mark.parametrize("value", ["a\r\nBcc: al@x.example", "a\nb", "a\0b"])
def test_header_that_would_begin_another_line_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="line end"):
        copy_for(b"\r\n", "jo@x.example", {"List-Unsubscribe": value})


@given(st.binary(max_size=200).filter(lambda body: not set(body) & {0, 10, 13}))
def test_body_stays_as_it_came(body: bytes) -> None:
    text = read_message(b"Subject: a\r\n\r\n" + body + b"\r\n.\r\n..x\r\n")

    assert text.content == b"Subject: a\r\n\r\n" + body + b"\r\n.\r\n..x\r\n"
