import pytest

from honeyflow.sources.licences.expressions import judge


@pytest.mark.parametrize(
    ("written", "open_"),
    [
        ("MIT", True),
        ("mit", True),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("MIT OR LicenseRef-Ours", True),
        ("MIT AND LicenseRef-Ours", False),
        ("MIT/Apache-2.0", True),
        ("MIT AND CC-BY-4.0", True),
        ("BUSL-1.1", False),
        ("SSPL-1.0 OR BUSL-1.1", False),
        ("proprietary", False),
        ("UNLICENSED", False),
        ("GPL-3.0-or-later AND MIT", True),
        ("CC0-1.0", False),
        ("Our Own Licence", None),
        ("Ours OR MIT", True),
        ("MIT AND Ours", None),
        ("(MIT", None),
    ],
)
def test_expression_is_open_when_it_can_be_used_under_approved_licences(written: str, open_: bool | None) -> None:
    assert judge(written).open is open_
