import pytest

from honeyflow.outreach.briefs.links import safe_url, shown_url


@pytest.mark.parametrize("url", ["https://a.example/b?c=d#e", "http://a.example", "mailto:me@a.example"])
def test_addresses_of_web_and_mail_are_safe(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.example",
        "/path",
        "",
        "https://",
        "mailto:",
        "https://a.example/ b",
        'https://a.example/"onclick="x',
        "https://a.example/>",
        "https://a.example/\u202egnp.exe",
        "https://[::1",
        "https://a.example/\n",
    ],
)
def test_others_are_not(url: str) -> None:
    assert safe_url(url) == ""


def test_long_addresses_are_shown_short_with_their_end() -> None:
    shown = shown_url("https://forge.example/" + "a" * 100 + "/commit/4f2a9c1b7d")

    assert len(shown) <= 64
    assert shown.startswith("forge.example/aaa")
    assert shown.endswith("4f2a9c1b7d")
