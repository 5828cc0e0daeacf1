"""Check a proof of no slamming without Honeyflow: python check_proof.py PROOF.json JOURNAL.jsonl PUBLIC_KEY.

Needs Python 3.11 and the package cryptography. The public key must have come another way than the proof.
"""

import base64
import hashlib
import json
import sys
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

CONTRACTUAL = ("service", "security-notice")


def need(good: object, words: str) -> None:
    """Stop with `words` unless it is good."""
    if not good:
        sys.exit(words)


def canonical(value: object) -> bytes:
    """Return JSON as it is signed and sealed: keys sorted, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def read_journal(file: str, length: int, head: str) -> list[list]:
    """Return the entries up to the head, every seal recomputed."""
    entries, previous = [], "0" * 64
    for number, line in enumerate(Path(file).read_text(encoding="utf-8").splitlines()[:length], 1):
        *told, digest = json.loads(line)
        need(told[0] == number and told[6] == previous, f"entry {number} is not sealed on the one before")
        need(hashlib.sha256(canonical(told)).hexdigest() == digest, f"entry {number} was changed")
        entries.append([*told, digest])
        previous = digest
    need(len(entries) == length and (previous == head or not length), "the journal's end is missing, or another one")
    return entries


def check_ground(message: dict, entry: list, entries: list[list], ended: dict) -> None:
    """Stop unless a message had its ground before it was sent."""
    number, subject, key = entry[0], entry[4], (entry[5]["mailbox"], entry[5]["purpose"])
    against = [ended[each] for each in (("withdrawn", *key), ("objected", *key)) if each in ended]
    need(("objected", key[0], "") not in ended, f"message {number}: they had objected to everything")
    if message["ground"] == "contract":
        need(key[1] in CONTRACTUAL and ("objected", *key) not in ended, f"message {number}: no ground")
        return
    need(message["evidence"] and message["evidence"] < number, f"message {number}: no consent before it")
    consent = entries[message["evidence"] - 1]
    own = consent[2] == "consent-given" and consent[4] == subject and consent[5]["purpose"] == key[1]
    need(own and consent[7] == message["evidence_digest"], f"message {number}: another's consent")
    given = datetime.fromisoformat(consent[5].get("given_at") or consent[1])
    need(all(given > datetime.fromisoformat(at) for at in against), f"message {number}: withdrawn before")


def check_messages(proof: dict, entries: list[list]) -> int:
    """Stop unless the proof lists every message of its period, each with its ground; return their number."""
    start, end = proof["period"]["start"], proof["period"]["end"]
    listed, ended, sent = {each["entry"]: each for each in proof["messages"]}, {}, 0
    for entry in entries:
        number, at, kind, body = entry[0], entry[1], entry[2], entry[5]
        key = (body.get("mailbox"), body.get("purpose"))
        if kind in ("consent-withdrawn", "objection-made"):
            ended[("withdrawn" if kind == "consent-withdrawn" else "objected", *key)] = at
        elif kind == "objection-withdrawn":
            ended.pop(("objected", *key), None)
        elif kind == "message-passed" and start <= at[:10] < end:
            sent += 1
            message = listed.get(number, {})
            need(message.get("digest") == entry[7], f"message {number} is left out, or told wrongly")
            need(message["purpose"] == key[1], f"message {number} is told wrongly")
            if not message["exception"]:
                check_ground(message, entry, entries, ended)
    need(sent == len(listed), "the proof lists messages that are not in the journal")
    return sent


def main(proof_file: str, journal_file: str, public_key: str) -> None:
    """Check the signature, every seal, and every ground."""
    proof = json.loads(Path(proof_file).read_text(encoding="utf-8"))
    signature = base64.b64decode(proof.pop("signature"))
    Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key)).verify(signature, canonical(proof))
    entries = read_journal(journal_file, proof["journal"]["entries"], proof["journal"]["head"])
    sent = check_messages(proof, entries)
    exceptions = [each for each in proof["messages"] if each["exception"]]
    for each in exceptions:
        sys.stdout.write(f"exception: message {each['entry']}, {each['purpose']}: {each['exception']}\n")
    sys.stdout.write(f"{sent} messages checked, {len(exceptions)} exceptions, {len(entries)} entries sealed.\n")
    sys.exit(1 if exceptions else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
