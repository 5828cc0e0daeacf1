"""What a member's pages say of an act that was done, and of one that was not."""

from collections.abc import Mapping

DONE = {
    "corrected": "Written down. It takes effect at the next run; only you and the community manager see it.",
    "undone": "Taken back. From the next run on it is as it was before.",
    "sent": "If a code can go to that address, it is on its way. Type it below within ten minutes.",
    "proved": "Proved. It is yours here from now on, and is joined to you at the next run.",
    "several": "Proved. But several people write from that address, so nothing is shown or joined for it. Ask the "
    "community manager to join your name at it.",
    "unproved": "Taken back. That address is not yours here any more.",
    "connected": "Connected. What that account wrote is yours here from now on.",
    "disconnected": "Disconnected.",
    "given": "Thank you. It is written down with the words you agreed to; you can withdraw it here at any time.",
    "withdrawn": "Withdrawn. It counts from this moment.",
    "stopped": "Stopped. Nothing more is sent to that address for any purpose.",
    "opened": "Your objection is taken back. What you agreed to again after it counts.",
    "credited": "You are named in the public credits as you chose, from this moment.",
    "uncredited": "You are no longer named in the public credits.",
}
FAULTS = {
    "user": "Nothing was done: this is for people who sign in.",
    "nothing": "Nothing was done: no accepted work of yours is recorded in those days.",
    "nobody": "Nothing was written: no commit is known to be yours, so nothing can be corrected yet. Prove an address "
    "that is in your commits first.",
    "organization": "Nothing was written: no organization was given. Write its name; for no employer choose "
    "“independent”.",
    "day": "Nothing was done: a day could not be read, or the last lies before the first. Write 2024-12-31.",
    "erased": "Nothing was done: that is an address of somebody who was erased. Erased stays erased; write to the "
    "community manager if you want to be counted again.",
    "many": "Nothing was done: there are very many already. Take some back first.",
    "gone": "Nothing was done: there is nothing waiting any more. Codes are good for ten minutes and three tries.",
    "wrong": "That is not the code. Look again; after three tries a new one is needed.",
    "address": "Nothing was done: that is no e-mail address of your own. Write ann@example.org.",
    "shared": "Nothing was sent: an address that several people read proves nobody. Take one that is yours alone.",
    "own": "That address is yours here already.",
    "often": "Nothing was sent: you asked for many codes. Wait an hour.",
    "mail": "Nothing was sent: this Honeyflow has no mail server. Ask the community manager to join your addresses.",
    "unreachable": "Nothing was sent: the mail server cannot be reached. Try again in a few minutes.",
    "other": "Nothing was connected: somebody else signs in here by that account. Sign in by it to see what is theirs.",
    "purpose": "Nothing was changed: the form was not complete.",
    "words": "Nothing was written: there are no words to agree to for this purpose, or they were changed just now.",
    "name": "You were not named: write the name you want to be shown by.",
    "font": "No certificate was made: no font here has all letters of it. Choose another of your names, or ask whoever "
    "runs this Honeyflow to install the fonts.",
    "typed": "Nobody was erased: what you typed is not the address you sign in by.",
    "busy": "Nobody was erased: a run is under way. Wait until it is over, some minutes, then do it again.",
    "keeper": "Nobody was erased: you are the last keeper, and others could not be let in any more. Make somebody else "
    "a keeper first.",
}


def outcome(query: Mapping[str, str]) -> dict[str, str]:
    """Return what a page says of the act just done on it."""
    return {"done": DONE.get(query.get("done", ""), ""), "fault": FAULTS.get(query.get("fault", ""), "")}
