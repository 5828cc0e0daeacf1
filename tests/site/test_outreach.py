from pathlib import Path

import pytest

from honeyflow.kernel.errors import SiteError
from honeyflow.kernel.purpose import Purpose
from honeyflow.site import load_site
from honeyflow.site.outreach import ALL, CAPS, Cap, Outreach


def outreach(folder: Path, text: str) -> Outreach:
    (folder / "honeyflow.toml").write_text(f"[outreach]\n{text}", encoding="utf-8")
    return load_site(folder).outreach


def test_site_that_says_nothing_has_the_defaults(tmp_path: Path) -> None:
    assert outreach(tmp_path, "") == Outreach()


def test_site_that_tells_its_limits_has_them(tmp_path: Path) -> None:
    told = outreach(
        tmp_path,
        'quiet_days = 90\nlooked_at = []\npurposes = ["service", "education"]\ndouble_opt_in = ["NL"]\n'
        'frequency = [{ purpose = "education", messages = 1 }, { messages = 3, days = 7 }]\n',
    )

    assert (told.quiet_days, told.looked_at, told.double_opt_in) == (90, (), ("NL",))
    assert told.purposes == (Purpose.SERVICE, Purpose.EDUCATION)
    assert dict(told.caps) == {**CAPS, Purpose.EDUCATION: Cap(1, 30), ALL: Cap(3, 7)}


def test_faults_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(SiteError) as caught:
        outreach(
            tmp_path,
            'minimum_batch = 1\npurposes = ["spam"]\ndouble_opt_in = ["Germany"]\nquiet = 3\n'
            'frequency = [{ purpose = "spam" }]\n',
        )

    text = str(caught.value)
    assert all(
        word in text for word in ("at least 2", "'spam'", "'Germany'", "outreach.quiet: unknown", "frequency[1]")
    )
