"""Amounts, changes and dates as people read them: the same words as in documents."""

from honeyflow.documents.wording import (
    MILLION,
    MINUS,
    NOT_RECORDED,
    THIN,
    amount_words,
    change_words,
    is_contribution,
    is_money,
    number,
    plural,
    short_amount,
    unit_words,
)

__all__ = [
    "MILLION",
    "MINUS",
    "NOT_RECORDED",
    "THIN",
    "amount_words",
    "change_words",
    "is_contribution",
    "is_money",
    "number",
    "plural",
    "short_amount",
    "unit_words",
]
