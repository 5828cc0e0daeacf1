import pytest
from tests.sources.licences.shelf import MIT, MIT_BUT, text

from honeyflow.sources.licences.detect import detect
from honeyflow.sources.licences.texts import licence_texts

COMMONS_CLAUSE = """“Commons Clause” License Condition v1.0

The Software is provided to you by the Licensor under the License, as defined below, subject to the following
condition. Without limiting other conditions in the License, the grant of rights under the License will not include, and
the License does not grant to you, the right to Sell the Software.

"""


@pytest.mark.parametrize(
    "key", ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "GPL-2.0-only", "GPL-3.0-only", "AGPL-3.0-only",
            "LGPL-2.1-only", "LGPL-3.0-only", "MPL-2.0", "EPL-2.0", "EUPL-1.2", "ISC", "Zlib", "PostgreSQL"],
)  # fmt: skip
def test_detect_knows_a_licence_by_its_own_text(key: str) -> None:
    assert (detect(text(key)).expression, detect(text(key)).open) == (key, True)


@pytest.mark.parametrize(
    "written",
    [
        f"The MIT License (MIT)\n=====================\n\n{MIT.split(chr(10), 1)[1]}",
        MIT.upper(),
        MIT.replace('"', "“").replace("\n", "\r\n"),
        f"Copyright (c) 2019 Ada Pomme\nCopyright 2020-2024 Ben Quince <b@o.example>\nAll rights reserved.\n\n{MIT}",
        f"Press is free software under the terms below.\n\n{MIT}",
        MIT.replace("license", "licence"),
    ],
)
def test_detect_does_not_mind_what_does_not_matter(written: str) -> None:
    assert detect(written).expression == "MIT"


@pytest.mark.parametrize(
    "written",
    [
        MIT_BUT,
        f"{MIT}\n\nThe Software may not be used for commercial purposes.\n",
        COMMONS_CLAUSE + MIT,
        text("Apache-2.0") + "\n\nYou may not offer the Work to third parties as a hosted or managed service.\n",
        text("BSD-3-Clause").replace("source and binary forms,", "source and binary forms, for evaluation only,"),
    ],
)  # fmt: skip
def test_detect_sees_that_something_is_held_back(written: str) -> None:
    found = detect(written)

    assert (found.expression, found.open) == ("unknown", False)
    assert "with changes: +" in found.note


@pytest.mark.parametrize(
    "written",
    [
        MIT.replace(", sublicense,", ","),
        MIT.replace("is hereby granted", "is not hereby granted"),
        text("Apache-2.0").replace("perpetual,\n", "").replace("royalty-free, ", "").replace("perpetual, ", ""),
    ],
)
def test_detect_does_not_know_a_licence_that_grants_otherwise(written: str) -> None:
    assert (detect(written).expression, detect(written).open) == ("unknown", None)


def test_detect_knows_a_licence_that_is_not_open_by_name() -> None:
    found = detect(licence_texts()["BUSL-1.1"])

    assert (found.expression, found.open) == ("BUSL-1.1", False)


@pytest.mark.parametrize("written", ["", "   \n", "All rights reserved. Ask us.", "Lorem ipsum dolor " * 200])
def test_detect_of_no_licence_is_unknown(written: str) -> None:
    assert (detect(written).expression, detect(written).open) == ("unknown", None)


def test_detect_takes_the_apache_notice_for_the_licence() -> None:
    notice = text("Apache-2.0")

    assert detect(notice[notice.rindex("Licensed under the Apache") :]).expression == "Apache-2.0"


@pytest.mark.parametrize("whose", ["the NumPy Developers nor the names of any", "Google Inc. nor the names of its"])
def test_detect_lets_the_bsd_licence_name_whom_it_wants(whose: str) -> None:
    written = text("BSD-3-Clause").replace("the copyright holder nor the names of its", whose)

    assert whose in written
    assert detect(written).expression == "BSD-3-Clause"


def test_detect_of_the_apache_terms_with_the_notice_filled_in_is_the_licence() -> None:
    terms, _, rest = text("Apache-2.0").partition("APPENDIX: How to apply")
    notice = rest[rest.index("Licensed under the Apache") :]

    assert detect(f"{terms}\nCopyright 2013-2018 The Press, Inc.\n\n{notice}").expression == "Apache-2.0"
