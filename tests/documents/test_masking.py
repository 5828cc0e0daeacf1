"""Names of people and of customers are withheld; a version number and an innocent name are not."""

import pytest

from honeyflow.documents.masking import WITHHELD, PublicNames

SHOWN = PublicNames(frozenset({"ada pomme", "gil sahin"}), ["Larder Ltd", "larder.example", "SAP SE", "Żółw Ltd"])


@pytest.mark.parametrize(
    "text",
    [
        "ada-pomme-tools",
        "AdaPomme",
        "for gil.şahin",
        "v1-ada@orchard.example",
        "larder-connector",
        "LARDER",
        "mylarder2",
        "sap-bridge",
        "zolw",
    ],
)
def test_name_of_a_person_or_a_customer_is_withheld(text: str) -> None:
    assert SHOWN(text) == WITHHELD


@pytest.mark.parametrize("text", ["v1.0.2", "press", "sapling", "release-2025-01", "weft-connectors", "lard", "株式"])
def test_other_names_are_shown(text: str) -> None:
    assert SHOWN(text) == text
