"""Findings in sentences: what can't all be true, what was revised, which sums add up."""

from app.present.words.findings.checks import (
    check_sentence,
    condition_words,
    implied_words,
    needed_words,
    stated_words,
)
from app.present.words.findings.claims import about_words, interval_words, says
from app.present.words.findings.contradictions import (
    cause_words,
    contradiction_sentence,
    finding_text,
    gap_sentence,
    gap_words,
    objection_sentence,
)
from app.present.words.findings.kinds import check_kinds, contradiction_kinds, roles

__all__ = [
    "about_words",
    "cause_words",
    "check_kinds",
    "check_sentence",
    "condition_words",
    "contradiction_kinds",
    "contradiction_sentence",
    "finding_text",
    "gap_sentence",
    "gap_words",
    "implied_words",
    "interval_words",
    "needed_words",
    "objection_sentence",
    "roles",
    "says",
    "stated_words",
]
