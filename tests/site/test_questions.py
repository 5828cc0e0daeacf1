from pathlib import Path

import pytest

from honeyflow.site.init import create_site
from honeyflow.site.questions import Question, answered, read_questions

WHOLE = """+++
question = "How are we invoiced?"
for = "finance"
order = 2
+++

Once a **year**.
"""


def write(folder: Path, **pages: str) -> None:
    for slug, text in pages.items():
        folder.joinpath(f"{slug}.md").write_text(text, encoding="utf-8")


def test_question_whole_page_read(tmp_path: Path) -> None:
    write(tmp_path, invoicing=WHOLE)

    assert read_questions(tmp_path) == (
        (Question("invoicing", "How are we invoiced?", "finance", "Once a **year**.", 2),),
        (),
    )


def test_question_from_heading(tmp_path: Path) -> None:
    write(tmp_path, law='+++\nfor = "legal"\n+++\n\n# Which law?\n\nOurs.\n')

    assert read_questions(tmp_path)[0] == (Question("law", "Which law?", "legal", "Ours."),)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("No front matter", "front matter"),
        ('+++\nquestion = "Q?"\nfor = "sales"\n+++\n\nA.\n', "for"),
        ('+++\nquestion = "Q?"\n+++\n\nA.\n', "for"),
        ('+++\nfor = "legal"\n+++\n\nA.\n', "question"),
        ('+++\nquestion = "Q?"\nfor = "legal"\n+++\n', "answer"),
    ],
)
def test_question_not_whole_is_left_out(tmp_path: Path, text: str, key: str) -> None:
    write(tmp_path, q=text)
    questions, findings = read_questions(tmp_path)

    assert questions == ()
    assert [(each.evidence.locator, each.done) for each in findings] == [(key, "left out")]


def test_question_with_a_wrong_key_is_read_without_it(tmp_path: Path) -> None:
    write(tmp_path, invoicing=WHOLE.replace("order = 2", 'order = "second"\ntone = 1'))
    questions, findings = read_questions(tmp_path)

    assert [each.order for each in questions] == [0]
    assert sorted(each.evidence.locator for each in findings) == ["order", "tone"]


def test_answered_are_by_asker_and_order_without_drafts(tmp_path: Path) -> None:
    write(
        tmp_path,
        a=WHOLE.replace("finance", "legal"),
        b=WHOLE,
        c=WHOLE.replace("order = 2", "order = 1"),
        d=WHOLE.replace("order = 2", "draft = true"),
    )

    assert [each.slug for each in answered(tmp_path)] == ["c", "b", "a"]


def test_questions_of_a_new_site_are_sound_drafts_of_every_asker(tmp_path: Path) -> None:
    create_site(tmp_path)
    questions, findings = read_questions(tmp_path / "questions")

    assert findings == ()
    assert {each.asked_by for each in questions} == {"finance", "legal", "security", "procurement", "engineering"}
    assert answered(tmp_path / "questions") == ()
