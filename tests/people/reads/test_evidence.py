"""Each kind of evidence that the table of identities declares can be said in plain words."""

import re

from honeyflow.people.reads.evidence import identity_words
from honeyflow.people.tables import IDENTITY


def test_every_kind_of_evidence_has_plain_words() -> None:
    (declared,) = (column.meaning for column in IDENTITY.columns if column.name == "evidence")
    kinds = re.findall(r"[a-z]+(?:-[a-z]+)*", declared.partition(":")[2])

    assert len(kinds) > 10
    assert [kind for kind in kinds if identity_words(kind) == kind] == []
