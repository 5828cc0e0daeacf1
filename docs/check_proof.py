"""Check a proof of no slamming without Honeyflow: python check_proof.py PROOF.json JOURNAL.jsonl PUBLIC_KEY.

Needs Python 3.11 and the package cryptography. The public key must have come another way than the proof.
"""

import base64
import hashlib
import json
import sys
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

CONTRACTUAL = ("service", "security-notice")


def text(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def main(proof_file: str, journal_file: str, public_key: str) -> None:
    with open(proof_file, encoding="utf-8") as stream:
        proof = json.load(stream)
    signature = base64.b64decode(proof.pop("signature"))
    Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key)).verify(signature, text(proof))

    previous, entries = "0" * 64, {}
    with open(journal_file, encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            *told, digest = json.loads(line)
            assert told[0] == number and told[6] == previous, f"entry {number} is not sealed on the one before"
            assert hashlib.sha256(text(told)).hexdigest() == digest, f"entry {number} was changed"
            entries[number], previous = (*told, digest), digest
            if number == proof["journal"]["entries"]:
                assert digest == proof["journal"]["head"], "the head is another one"
    assert len(entries) >= proof["journal"]["entries"], "the journal's end is missing"

    start, end = proof["period"]["start"], proof["period"]["end"]
    listed = {message["entry"]: message for message in proof["messages"]}
    objected, withdrawn, sent = {}, {}, 0
    for number, at, kind, _, subject, body, _, digest in list(entries.values())[: proof["journal"]["entries"]]:
        key = (body.get("mailbox"), body.get("purpose"))
        if kind == "consent-withdrawn":
            withdrawn[key] = number, at
        elif kind == "objection-made":
            objected[key] = number, at
        elif kind == "objection-withdrawn":
            objected.pop(key, None)
        elif kind == "message-passed" and start <= at[:10] < end:
            sent += 1
            message = listed.get(number)
            assert message, f"message {number} is left out"
            assert message["digest"] == digest and message["purpose"] == key[1], f"message {number} is told wrongly"
            if message["exception"]:
                print(f"exception: message {number}, {message['purpose']}: {message['exception']}")
                continue
            assert (key[0], "") not in objected, f"message {number}: they had objected to everything"
            if message["ground"] == "contract":
                assert key[1] in CONTRACTUAL and key not in objected, f"message {number}: no ground"
                continue
            consent = entries[message["evidence"]]
            assert consent[0] < number and consent[2] == "consent-given", f"message {number}: no consent before it"
            assert consent[4] == subject and consent[5]["purpose"] == key[1], f"message {number}: another's consent"
            given = datetime.fromisoformat(consent[5].get("given_at") or consent[1])
            for against in (withdrawn.get(key), objected.get(key)):
                assert not against or given > datetime.fromisoformat(against[1]), f"message {number}: withdrawn before"
    assert sent == len(listed), "the proof lists messages that are not in the journal"
    print(f"{sent} messages checked, {len(proof['exceptions'])} exceptions, {len(entries)} entries sealed.")
    sys.exit(1 if proof["exceptions"] else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
