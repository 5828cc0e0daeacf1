"""The audit and the proof: what is changed, cut off or sent without a ground is found, with and without Honeyflow."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from honeyflow.backoffice.actions.consents import object_to, withdraw
from honeyflow.backoffice.actions.journal import write_entry
from honeyflow.backoffice.actions.messages import Judged, record_messages
from honeyflow.backoffice.heads import heads_file, sign_head
from honeyflow.backoffice.models import Consent, Entry, Message
from honeyflow.backoffice.queries.audit import audit
from honeyflow.backoffice.queries.checking import NoProofError, check_proof
from honeyflow.backoffice.queries.community import community_mailboxes
from honeyflow.backoffice.queries.journal import write_journal
from honeyflow.backoffice.queries.proof import prove
from honeyflow.backoffice.signing import public_key
from honeyflow.documents.proof import Proof, ProofFile, claim_of
from honeyflow.kernel.period import Period
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.records import Outcome
from honeyflow.site import Site
from tests.backoffice.test_consents import EVENT, SERVICE, agree, whose

pytestmark = pytest.mark.django_db
NOW = Period.month(datetime.now(UTC).date())
SCRIPT = Path(__file__).parents[2] / "docs" / "check_proof.py"


def sql(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


def pass_on(site: Site, purpose: Purpose = EVENT, *addresses: str) -> list[Entry]:
    judged = [Judged(each, Outcome.ALLOW) for each in addresses or ("jo@example.org",)]
    return record_messages(site, purpose, judged, "system:newsletter")


def proven(site: Site) -> Proof:
    return prove(site, NOW, community_mailboxes(site, ["jo+git@example.org"])).proof


def test_audit_of_what_is_as_it_was_finds_nothing(site: Site) -> None:
    assert audit(site).faults == ()
    agree(site)
    sign_head(site)
    pass_on(site)

    done = audit(site)

    assert (done.faults, done.entries, done.heads, done.rows) == ((), 3, 1, 3)


def test_cut_off_end_is_found_by_the_head_signed_before(site: Site) -> None:
    agree(site)
    pass_on(site)
    head = sign_head(site)
    assert head
    sql("DELETE FROM backoffice_entry WHERE seq = 3")
    Message.objects.all().delete()

    kept = f"{head.text},{head.signature}"
    (fault,) = audit(site).faults
    assert "Its end was cut off" in fault
    heads_file(site).unlink()
    assert audit(site).faults == ()
    assert "cut off" in audit(site, [kept]).faults[0]
    assert "this journal's key" in audit(site, [kept.replace(",3,", ",2,")]).faults[0]


def test_end_written_anew_is_found(site: Site) -> None:
    agree(site)
    write_entry("message-passed", "x", subject="ab", mailbox="cd", purpose="event")
    sign_head(site)
    sql("DELETE FROM backoffice_entry WHERE seq = 3")
    write_entry("message-held", "x", subject="ab", mailbox="cd", purpose="event")

    assert "written anew" in audit(site).faults[0]


def test_forged_line_among_the_heads_is_found(site: Site) -> None:
    agree(site)
    sign_head(site)
    heads_file(site).write_text(heads_file(site).read_text().replace("20", "19", 1))

    assert "line 2" in audit(site).faults[0]


def test_head_is_signed_once_a_day_while_nothing_changes(site: Site) -> None:
    assert sign_head(site) is None
    agree(site)

    assert sign_head(site) == sign_head(site)
    assert len(heads_file(site).read_text().splitlines()) == 2


def test_row_changed_behind_the_journal_is_found(site: Site) -> None:
    entry = agree(site)
    Consent.objects.update(purpose="sales")

    assert f"table consent, entry {entry.seq}" in audit(site).faults[0]


def test_message_with_a_consent_before_it_is_proven(site: Site) -> None:
    given = agree(site)
    pass_on(site)
    proof = proven(site)

    (message,) = proof.messages
    assert (message.ground, message.evidence, message.community) == ("consent", given.seq, True)
    assert not proof.exceptions
    assert claim_of(proof).startswith("Every message sent through the guard to an address in the community")


def test_message_without_consent_is_named_first(site: Site) -> None:
    agree(site, "ann@example.org")
    pass_on(site, EVENT, "ann@example.org", "lee@example.org", "jo@example.org")
    agree(site)  # too late

    proof = proven(site)

    assert [(each.community, each.exception) for each in proof.exceptions] == [
        (True, "no consent to event before it"),
        (False, "no consent to event before it"),
    ]
    assert "2 of 3 messages" in claim_of(proof)


@pytest.mark.parametrize("stop", ["withdraw", "other variant", "object", "object to all"])
def test_message_after_it_was_stopped_is_an_exception(site: Site, stop: str) -> None:
    agree(site)
    if stop.startswith("object"):
        object_to(whose(site), None if stop.endswith("all") else EVENT, "subject")
    else:
        withdraw(whose(site, "jo+x@example.org" if "other" in stop else "jo@example.org"), EVENT, "subject")
    pass_on(site)

    assert len(proven(site).exceptions) == 1


def test_consent_to_another_purpose_or_address_is_no_ground(site: Site) -> None:
    agree(site, purpose=Purpose.SALES)
    agree(site, "jo+other@example.org")
    pass_on(site)

    assert len(proven(site).exceptions) == 1


def test_contract_is_a_ground_for_its_own_matters_alone(site: Site) -> None:
    pass_on(site, SERVICE)
    pass_on(site, Purpose.SALES)

    proof = proven(site)
    assert [each.ground for each in proof.messages] == ["contract", ""]
    assert [each.purpose for each in proof.exceptions] == ["sales"]


def test_forged_ground_in_an_entry_is_not_believed(site: Site) -> None:
    them = whose(site)
    write_entry(
        "message-passed", "x", subject=them.subject, mailbox=them.mailbox, purpose="sales", ground="contract", consent=1
    )

    assert len(proven(site).exceptions) == 1


def files(site: Site, folder: Path) -> tuple[Path, Path]:
    proof, journal = folder / "proof.json", folder / "journal.jsonl"
    proof.write_bytes(prove(site, NOW, community_mailboxes(site, ["jo@example.org"])).made("json"))
    write_journal(journal)
    return proof, journal


def script(site: Site, proof: Path, journal: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), str(proof), str(journal), public_key(site)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_script_of_the_docs_checks_a_proof_without_us(site: Site, tmp_path: Path) -> None:
    agree(site)
    pass_on(site)
    pass_on(site, SERVICE)
    proof, journal = files(site, tmp_path)

    assert script(site, proof, journal).stdout == "2 messages checked, 0 exceptions, 4 entries sealed.\n"
    assert check_proof(site, proof) == []
    cut = tmp_path / "cut.jsonl"
    cut.write_text("".join(journal.read_text().splitlines(keepends=True)[:-1]))
    assert "end is missing" in script(site, proof, cut).stderr
    cut.write_text(journal.read_text().replace("system:newsletter", "system:other", 1))
    assert "was changed" in script(site, proof, cut).stderr


def test_script_names_exceptions_and_fails(site: Site, tmp_path: Path) -> None:
    pass_on(site)
    done = script(site, *files(site, tmp_path))

    assert (done.returncode, "no consent to event before it" in done.stdout) == (1, True)


def test_changed_or_foreign_proof_is_refused(site: Site, tmp_path: Path) -> None:
    pass_on(site)
    proof, journal = files(site, tmp_path)
    told = json.loads(proof.read_text())
    told["exceptions"], told["messages"][0]["exception"] = [], ""
    proof.write_text(json.dumps(told))

    assert "changed after it was signed" in check_proof(site, proof)[0]
    assert "InvalidSignature" in script(site, proof, journal).stderr
    proof.write_text("[]")
    with pytest.raises(NoProofError, match="another document"):
        check_proof(site, proof)


def test_proof_of_a_journal_written_anew_is_refused(site: Site, tmp_path: Path) -> None:
    agree(site)
    proof, _ = files(site, tmp_path)
    sql("DELETE FROM backoffice_entry WHERE seq = 2")

    assert "is not the head" in check_proof(site, proof)[0]


def test_proof_holds_no_address_and_makes_all_its_files(site: Site) -> None:
    agree(site, evidence="paper of jo@example.org")
    pass_on(site)
    file: ProofFile = prove(site, NOW, None)

    assert file.made("pdf").startswith(b"%PDF")
    assert file.made("csv").decode().splitlines()[1].split(",")[3:6] == ["event", "yes", "consent"]
    assert b"example.org" not in b"".join(file.made(each) for each in ("json", "csv"))
    assert not any("example.org" in str(body) for body in Entry.objects.values_list("body", flat=True))
