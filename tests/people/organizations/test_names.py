import pytest

from honeyflow.people.organizations.names import organization_key, organization_slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Red Hat, Inc.", "red hat"),
        ("RedHat", "Red Hat"),
        ("The Larder Co., Ltd.", "LARDER"),
        ("Obstgärten GmbH & Co. KG", "Obstgarten"),
        ("AT&T", "AT & T"),
        ("Blue Moon S.r.l.", "Blue Moon"),
        ("Yahoo!", "Yahoo"),
        ("Larder Pty Ltd", "Larder"),
    ],
)
def test_organization_names_alike(one: str, other: str) -> None:
    assert organization_key(one) == organization_key(other)


@pytest.mark.parametrize(("one", "other"), [("Intel", "Inter"), ("SE", "AG"), ("Meta", "Meta Labs"), ("小米", "华为")])
def test_organization_names_different(one: str, other: str) -> None:
    assert organization_key(one) != organization_key(other)


def test_organization_slug_of_a_name() -> None:
    assert [organization_slug(name) for name in ("Blue Moon, Inc.", "GmbH", "!!")] == ["blue-moon", "gmbh", "unnamed"]
