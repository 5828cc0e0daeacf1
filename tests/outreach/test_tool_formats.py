"""Opt-outs in the tools' formats: those not allowed, and nobody who was not asked for."""

import hashlib
from pathlib import Path

import pytest

from honeyflow.outreach.audience import open_audience
from honeyflow.outreach.records import Outcome
from honeyflow.outreach.tool_formats import FORMATS, render_opt_outs

ALLOW, HOLD, DENY = Outcome
OUT = (b"al@x.example", b"bo@x.example")
TEXT = """Id,Name,Email
003A,Jo,jo@x.example
003B,Al,AL@x.example
=1+1,Bo,bo@x.example
003D,Al,al@x.example
,X,none
"""


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("hubspot", ["Email", "al@x.example", "bo@x.example"]),
        ("mailchimp", ["Email Address", "al@x.example", "bo@x.example"]),
        ("salesforce", ["Id,Email,HasOptedOutOfEmail", "003B,al@x.example,true", "'=1+1,bo@x.example,true"]),
        ("md5", ["md5", *(hashlib.md5(each, usedforsecurity=False).hexdigest() for each in OUT)]),
        ("sha256", ["sha256", *(hashlib.sha256(each).hexdigest() for each in OUT)]),
    ],
)
def test_those_not_allowed_come_back_in_the_tools_format(tmp_path: Path, name: str, rows: list[str]) -> None:
    file = tmp_path / "contacts.csv"
    file.write_text(TEXT)

    told = render_opt_outs(open_audience(file), [ALLOW, DENY, HOLD, DENY, DENY], FORMATS[name])

    assert told.splitlines() == rows
