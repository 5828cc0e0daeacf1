"""What the files of a brief are called."""

from dataclasses import replace

import pytest

from honeyflow.outreach.briefs.naming import file_stem
from tests.outreach.briefs.samples import BUSY


@pytest.mark.parametrize(
    ("member", "company", "stem"),
    [
        ("Cleo Marsh", "Weftwise", "Cleo-Marsh-Weftwise"),
        ("Jo Weißmu\u0308ller", "W & Co", "Jo-Weißmüller-W-Co"),
        ("../../etc", "", "etc"),
        ("", "", "brief"),
    ],
)
def test_file_is_named_by_the_member_first(member: str, company: str, stem: str) -> None:
    assert file_stem(replace(BUSY, member=member, company=company)) == stem
