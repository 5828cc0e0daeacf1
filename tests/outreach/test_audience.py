import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.kernel.errors import UnwritableError
from honeyflow.outreach.allowed import write_allowed
from honeyflow.outreach.audience import Audience, open_audience
from honeyflow.outreach.errors import AudienceUnreadableError
from honeyflow.sources.market.trouble import Trouble


def audience(folder: Path, text: str | bytes) -> Audience:
    file = folder / "audience.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return open_audience(file)


def addresses(found: Audience) -> list[str]:
    return list(found.addresses(Trouble("audience.csv")))


@pytest.mark.parametrize(
    "text",
    [
        "email,name\njo@x.example,Jo\nal@x.example,Al\n",
        "name,E-Mail\nJo,jo@x.example\nAl,al@x.example\n",
        "name;email\nJo;jo@x.example\nAl;al@x.example\n",
        "name\temail\r\nJo\tjo@x.example\r\nAl\tal@x.example\r\n",
        "sep=;\nname;email\nJo;jo@x.example\nAl;al@x.example\n",
        "\ufeffname,email\nJo,jo@x.example\nAl,al@x.example",
        "Jo,jo@x.example\nAl,al@x.example\n",
        "who,reach at\nJo,jo@x.example\nAl,al@x.example\n",
        "jo@x.example\nal@x.example\n",
        'note,email\n"two\nlines, and ""more""",jo@x.example\n,al@x.example\n',
        "note,email\na@b,jo@x.example\n,al@x.example\n",
        "name,email\nJo,jo@x.example\nAl,al@x.example\n".encode("utf-16"),
        "name,email\nJé,jo@x.example\nAl,al@x.example\n".encode("cp1252"),
    ],
)
def test_addresses_are_found_however_the_file_is_written(tmp_path: Path, text: str | bytes) -> None:
    assert addresses(audience(tmp_path, text)) == ["jo@x.example", "al@x.example"]


def test_malformed_lines_are_told_by_number_and_the_rest_is_used(tmp_path: Path) -> None:
    lines = ["email,name", "jo@x.example,Jo", 'bo@x.example,"Bo', "cy@x.example", "al@x.example,Al", "d@x.example,D,E"]
    found, trouble = audience(tmp_path, "\n".join(lines) + "\n"), Trouble("audience.csv", confidential=True)

    assert list(found.addresses(trouble)) == ["jo@x.example", "al@x.example"]
    told = [(each.rule, each.evidence.locator) for each in trouble.findings()]
    assert told == [("quote-wrong", "row 3"), ("cells-wrong", "row 4"), ("cells-wrong", "row 6")]
    assert not any("x.example" in str(each) for each in trouble.findings())


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"name\nJo\n", b"PK\x03\x04xlsx"])
def test_file_without_addresses_is_refused_with_what_to_do(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(AudienceUnreadableError, match=r"Do: "):
        audience(tmp_path, raw)


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AudienceUnreadableError, match="No such file"):
        open_audience(tmp_path / "nothing.csv")


def test_allowed_rows_keep_their_columns_and_are_safe_in_a_spreadsheet(tmp_path: Path) -> None:
    text = 'name;email;note\n=cmd();<Jo@X.example>;"a;b"\nAl;al@x.example;\n@x;jo@x.example;again\nBo;bo@x.example;-1\n'
    found, out = audience(tmp_path, text), tmp_path / "allowed.csv"

    assert write_allowed(found, bytes([0, 2, 0, 0]), out) == 2
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows == [["name", "email", "note"], ["'=cmd()", "jo@x.example", "a;b"], ["Bo", "bo@x.example", "'-1"]]


def test_allowed_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    found, out = audience(tmp_path, "email\njo@x.example\n"), tmp_path / "no" / "allowed.csv"

    with pytest.raises(UnwritableError):
        write_allowed(found, b"\0", out)
    with pytest.raises(ValueError, match="zip"):
        write_allowed(found, b"\0\0", tmp_path / "allowed.csv")
    assert [each.name for each in tmp_path.iterdir()] == ["audience.csv"]


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=6))
def test_what_a_csv_writer_wrote_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    file = tmp_path_factory.mktemp("csv") / "a.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(
            [("note", "email", "more"), *((a, "@", b) for a, b in rows)]
        )

    read = [(cells[0], cells[2]) for _, cells in open_audience(file).rows(Trouble(""))]

    assert read == rows
