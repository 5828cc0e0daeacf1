"""Routes of a member's acts, each with its right; the two that answer anybody say nothing about anybody."""

from django.urls import URLPattern, path

from honeyflow.kernel.access import Right
from honeyflow.web.guarded import guarded
from honeyflow.web.me.check import check_certificate
from honeyflow.web.me.connect import disconnect
from honeyflow.web.me.consent import change_consent
from honeyflow.web.me.correct import correct, undo_correction
from honeyflow.web.me.erase import erase_me, erased_me
from honeyflow.web.me.prove import ask_for_code, take_back, type_code
from honeyflow.web.me.recognise import change_credit, make_certificate
from honeyflow.web.me.work import my_work


def my_routes() -> list[URLPattern]:
    """Return the routes."""
    own = Right.SEE_OWN
    return [
        path("me/work.json", guarded(my_work, own), name="my_work"),
        path("me/correct/", guarded(correct, own), name="correct_me"),
        path("me/correct/undo/", guarded(undo_correction, own), name="undo_my_correction"),
        path("me/prove/", guarded(ask_for_code, own), name="ask_for_address_code"),
        path("me/prove/code/", guarded(type_code, own), name="type_address_code"),
        path("me/prove/back/", guarded(take_back, own), name="take_proof_back"),
        path("me/prove/disconnect/", guarded(disconnect, own), name="disconnect_account"),
        path("me/consents/change/", guarded(change_consent, own), name="change_my_consent"),
        path("me/recognition/credit/", guarded(change_credit, own), name="change_credit"),
        path("me/recognition/certificate/", guarded(make_certificate, own), name="make_certificate"),
        path("me/erase/", guarded(erase_me, own), name="erase_me"),
        path("erased/", guarded(erased_me, Right.SEE_PUBLIC), name="erased_me"),
        path("certificates/check/", guarded(check_certificate, Right.SEE_PUBLIC, world=True), name="certificate_check"),
    ]
