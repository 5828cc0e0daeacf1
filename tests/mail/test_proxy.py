"""The real proxy before a real receiving server: passed, held, refused; answered alike; never lost, never twice."""

import random
import signal
import stat
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.mail.post import Proxy, Sink, message, post_site, receiving, wait

JO, AL, NOBODY = "jo@x.example", "al@x.example", "nobody@x.example"
MANY = [f"p{n}@x.example" for n in range(20)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return post_site(tmp_path_factory.mktemp("post") / "site", [JO, AL, "jö@x.example", *MANY])


@pytest.fixture
def post(made: Path, tmp_path: Path) -> Iterator[tuple[Proxy, Sink]]:
    import shutil

    site = tmp_path / "site"
    shutil.copytree(made, site, symlinks=True)
    with receiving() as (sink, port):
        proxy = Proxy(site, port).start()
        yield proxy, sink
        proxy.end()


def test_each_recipient_gets_its_answer_and_the_sender_always_the_same(post: tuple[Proxy, Sink]) -> None:
    proxy, sink = post

    codes = [
        proxy.send([JO, AL, NOBODY], message(1, more=b"To: jo@x.example, nobody@x.example\r\nCc: al@x.example\r\n")),
        proxy.send([NOBODY], message(2)),
        proxy.send([JO], message(3, purpose="introduction")),
        proxy.send([JO], message(4, purpose="")),
        proxy.send([JO], message(5, purpose="anything")),
        proxy.send([JO], message(6, purpose="event\r\nX-Honeyflow-Purpose: sales")),
    ]

    proxy.settled()
    assert codes == [250] * 6
    assert sink.received() == [AL, JO]
    assert proxy.kinds() == {"message-passed": 2, "message-refused": 3, "message-held": 3}
    for sender, recipient, text in sink.taken:
        assert sender == "news@k.example"
        assert {each for each in (JO, AL, NOBODY) if each.encode() in text} == {recipient}
        assert b"List-Unsubscribe: <https://k.example/leave/" in text
        assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in text
        assert b"honeyflow-purpose" not in text.lower()


def test_odd_messages_are_refused_whoever_they_are_to(post: tuple[Proxy, Sink]) -> None:
    proxy, sink = post
    odd = [
        message(1, body=b"a\0b"),
        message(2, more=b"From: other@k.example\r\n"),
        message(3, more=b"no header\r\n"),
        message(4, body=b"a\nb"),
        message(5, body=b"x" * 1200),
    ]

    answers = [[proxy.send([who], each) for each in odd] for who in (JO, NOBODY)]

    assert answers[0] == answers[1]
    assert not set(answers[0]) & {250, 451}
    assert [proxy.send([each], message()) for each in ("no address", "a@b@x.example", f"{'a' * 65}@x.example")] == [
        553
    ] * 3
    assert not sink.taken
    assert proxy.kinds() == {}


def test_oversized_message_is_refused(post: tuple[Proxy, Sink]) -> None:
    proxy, _ = post

    assert proxy.send([JO], message(body=b"x" * 70 + b"\r\n" + (b"y" * 70 + b"\r\n") * 150_000)) == 552


def test_null_sender_8_bit_text_and_internationalized_address_go_through(post: tuple[Proxy, Sink]) -> None:
    proxy, sink = post

    proxy.send([JO], message(1, body="Grüße".encode()), sender="", told=["BODY=8BITMIME"])
    proxy.send(["jö@x.example"], message(2), told=["SMTPUTF8", "BODY=8BITMIME"])

    proxy.settled()
    assert [(each[0], each[1]) for each in sink.taken] == [("", JO), ("news@k.example", "jö@x.example")]
    assert "Grüße".encode() in sink.taken[0][2]


def test_held_message_is_for_its_owner_only_and_is_released_or_dropped_by_hand(post: tuple[Proxy, Sink]) -> None:
    proxy, sink = post
    for number in (1, 2, 3):
        proxy.send([JO if number < 3 else NOBODY], message(number, purpose=""))
    folder = proxy.site / "data" / "mail"
    files = [each for each in folder.iterdir() if each.suffix == ".message"]
    assert [stat.S_IMODE(each.stat().st_mode) for each in (folder, *files)] == [0o700] + [0o600] * 3

    assert "name it with --purpose" in proxy.ask("release", "1")
    assert "released" in proxy.ask("release", "1", "--purpose", "event")
    assert "dropped" in proxy.ask("drop", "2")
    assert "a no of" in proxy.ask("release", "3", "--purpose", "event")
    assert "none that is held" in proxy.ask("drop", "2")

    proxy.settled()
    assert sink.received() == [JO]
    assert proxy.kinds() == {"message-held": 3, "message-released": 1, "message-passed": 1, "message-dropped": 1}
    assert len([each for each in folder.iterdir() if each.suffix == ".message"]) == 1
    assert "@" not in "".join(
        body for (body,) in proxy.rows("SELECT body FROM backoffice_entry WHERE kind LIKE 'mes%'")
    )


def test_relay_that_puts_off_is_tried_again_and_one_that_refuses_is_not(post: tuple[Proxy, Sink]) -> None:
    proxy, sink = post
    sink.codes = ["451 later", "550 no"]

    proxy.send([JO], message(1))
    wait(lambda: proxy.rows("SELECT tries, answer FROM backoffice_mail") == [(1, "451 later")], 20)
    proxy.send([AL], message(2))

    wait(lambda: proxy.states() == {"waiting": 1, "failed": 1}, 20)
    assert not sink.taken
    assert proxy.kinds() == {"message-passed": 2, "message-failed": 1}


def test_message_that_comes_again_is_not_sent_again(post: tuple[Proxy, Sink]) -> None:
    proxy, sink = post

    for _ in range(3):
        proxy.send([JO, "JO@x.example"], message(1))
    proxy.send([JO], message(2))

    proxy.settled()
    assert sink.received() == [JO, JO]


def test_facts_too_old_hold_everything(made: Path, tmp_path: Path) -> None:
    import json
    import shutil

    site = tmp_path / "site"
    shutil.copytree(made, site, symlinks=True)
    manifest = next((site / "data" / "snapshots").glob("*/manifest.json"))
    told = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**told, "started_at": "2026-01-01T00:00:00+00:00"}))
    with receiving() as (sink, port):
        proxy = Proxy(site, port).start()
        assert proxy.send([JO, NOBODY], message()) == 250
        assert proxy.states() == {"held": 2}
        assert "expected one that the guard holds or allows" in proxy.ask("release", "1")
        proxy.end()
    assert not sink.taken


def test_relay_that_takes_a_text_and_does_not_answer_leaves_it_unsure(post: tuple[Proxy, Sink]) -> None:
    proxy, sink = post
    sink.pause = 2

    proxy.send([JO], message())
    wait(lambda: proxy.states() == {"sending": 1}, 20)
    proxy.end(signal.SIGKILL)
    proxy.start()

    assert proxy.states() == {"unsure": 1}
    assert "no answer" in proxy.ask("held") or "stopped" in proxy.ask("held")


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow), pytest.param(3, marks=pytest.mark.slow)])
def test_killed_at_any_moment_nothing_is_lost_and_nothing_sent_twice(post: tuple[Proxy, Sink], seed: int) -> None:
    proxy, sink = post
    dice, done = random.Random(seed), threading.Event()  # noqa: S311 - moments, no secrets

    def send_all() -> None:
        for number, each in enumerate(MANY):
            while not done.is_set():
                with suppress(OSError, Exception):
                    if proxy.send([each], message(number)) == 250:
                        break
                time.sleep(0.1)

    sender = threading.Thread(target=send_all)
    sender.start()
    for _ in range(4):
        time.sleep(dice.uniform(0.05, 1.0))
        proxy.end(signal.SIGKILL)
        proxy.start()
    sender.join(60)
    done.set()
    proxy.settled(60)

    received = Counter(sink.received())
    unsure = Counter(address for (address,) in proxy.rows("SELECT address FROM backoffice_mail WHERE state = 'unsure'"))
    assert set(received.values()) == {1}
    assert set(received) | set(unsure) == set(MANY)
    assert proxy.kinds() == {"message-passed": 20}


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_proxy_ends_when_asked_to_at_once_and_begins_again(post: tuple[Proxy, Sink], how: int) -> None:
    proxy, sink = post

    proxy.end(how)
    proxy.start()
    proxy.end(how)
    proxy.start()
    proxy.send([JO], message(1))

    proxy.settled()
    assert sink.received() == [JO]
