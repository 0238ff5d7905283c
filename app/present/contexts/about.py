"""The page about this ledger: how it reads, compares, checks and quotes, each shown on figures that it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.figures.interval import Interval, claimed_interval
from app.figures.quantity import read_quantity
from app.findings.checks import Check
from app.findings.comparison import Bracket, current
from app.findings.contradictions import Contradiction
from app.findings.quoting import Quote
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import entry_link, href
from app.present.numbers import format_range
from app.present.words.claims import number_words
from app.present.words.findings import (
    about_words,
    check_sentence,
    contradiction_sentence,
    gap_sentence,
    interval_words,
)
from app.present.words.quotes import quoted_words
from app.present.words.rules import rule_meanings, rules
from app.present.words.terms import Narrator, bounds, natures

PRINTS = ("55.22亿美元", "60万-80万片", "超过90万块", "约128万元", "大几十万片", "up to approximately $5.5bn")
"""Prints of the articles that this ledger began with, one for each way in which a number is bounded."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A print, and what is read from it: how it is bounded, and which numbers it allows."""

    printed: str
    language: str
    bound: str
    allows: str


@dataclass(frozen=True, slots=True)
class ExampleClaim:
    """A claim of an example: its number, who says so, and which numbers it allows."""

    number: Link
    source: Link
    meant: str
    allows: str


@dataclass(frozen=True, slots=True)
class Example:
    """A real case: what it is about or says, and the claims that it consists of."""

    sentence: str
    remark: str
    claims: tuple[ExampleClaim, ...]


@dataclass(frozen=True, slots=True)
class RuleExample:
    """A rule for the number to quote, how it chooses, and what it chooses of the example."""

    name: str
    meaning: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """What this is, and how to read and use it.

    Attributes:
        readings: prints, read as this page was made.
        agreement, contradiction, check: cases from the ledger; None where it holds none.
        quoted: claims to choose from; `quote_rules` what each rule makes of them.
        cite: a citation of the whole ledger.
    """

    frame: Frame
    readings: tuple[Reading, ...]
    natures: tuple[Term, ...]
    bounds: tuple[Term, ...]
    agreement: Example | None
    contradiction: Example | None
    check: Example | None
    quoted: Example | None
    quote_rules: tuple[RuleExample, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class Cases:
    """What the page shows by example: cases from the ledger, None for those that it holds none of."""

    agreement: Bracket | None = None
    contradiction: Contradiction | None = None
    check: Check | None = None
    quoted: tuple[Bracket, Sequence[Quote]] | None = None


def about_page(visit: Visit, cases: Cases) -> AboutPage:
    """Make the page about this ledger."""
    narrator = visit.narrator
    say = narrator.say
    return AboutPage(
        frame=visit.frame(
            say.t("About"),
            description=say.t("How Chipledger reads printed numbers, compares claims, checks them and chooses one."),
            section="about",
        ),
        readings=tuple(_reading(printed, narrator) for printed in PRINTS),
        natures=_natures(narrator),
        bounds=_bounds(narrator),
        agreement=_side_by_side(cases.agreement, narrator) if cases.agreement else None,
        contradiction=_contradiction(cases.contradiction, narrator) if cases.contradiction else None,
        check=_check(cases.check, narrator) if cases.check else None,
        quoted=_side_by_side(cases.quoted[0], narrator) if cases.quoted else None,
        quote_rules=_rules(cases.quoted[1], narrator) if cases.quoted else (),
        cite=_citation(visit),
    )


def _reading(printed: str, narrator: Narrator) -> Reading:
    """Read a print as a load would."""
    read = read_quantity(printed)
    allowed = claimed_interval(
        low=read.low,
        value=read.value,
        high=read.high,
        bound=read.bound,
        precision_low=read.precision_low or read.precision,
        precision=read.precision,
        precision_high=read.precision_high or read.precision,
        floor=Decimal(0),
    )
    language = "en" if printed.isascii() else "zh-Hans"
    return Reading(printed, language, bounds(narrator.language)[read.bound], _allowed(allowed, read.unit, narrator))


def _allowed(interval: Interval, unit: str, narrator: Narrator) -> str:
    """Say an interval with all the digits that show how far the last printed one reaches."""
    if interval.low is None or interval.high is None:
        return interval_words(interval, unit, narrator)
    return format_range(interval.low, interval.high, unit, narrator.language, digits=_DIGITS)


_DIGITS = 6


def _natures(narrator: Narrator) -> tuple[Term, ...]:
    say = narrator.say
    meanings = {
        "actual": say.t("what the source says has happened"),
        "estimate": say.t("what it reckons has happened"),
        "forecast": say.t("what it expects"),
        "guidance": say.t("what a company tells investors to expect of it"),
        "target": say.t("what it aims at"),
        "order": say.t("what has been ordered, not yet delivered"),
        "rumour": say.t("what it has heard, without standing behind it"),
    }
    return tuple(Term(natures(narrator.language)[key], meaning) for key, meaning in meanings.items())


def _bounds(narrator: Narrator) -> tuple[Term, ...]:
    say = narrator.say
    meanings = {
        "exact": say.t("half a unit of the last printed digit, either way: $5.52 bn is 5.515 to 5.525"),
        "about": say.t("at least five percent, either way"),
        "range": say.t("from one end to the other, each widened by its own last digit"),
        "at_least": say.t("that number or any above it"),
        "more_than": say.t("any number above it"),
        "at_most": say.t("that number or any under it"),
        "less_than": say.t("any number under it"),
        "several": say.t("the magnitude that the word has, such as 200 to 900 for “several hundred”"),
    }
    return tuple(Term(bounds(narrator.language)[key], meaning) for key, meaning in meanings.items())


def _side_by_side(bracket: Bracket, narrator: Narrator) -> Example:
    """Show the latest claims on one thing, each with the numbers that it allows."""
    claims = current(bracket.claims)
    return Example(
        about_words(claims[0].figure, narrator),
        "",
        tuple(
            ExampleClaim(
                Link(number_words(claim.figure, narrator), href("figures", claim.figure.id)),
                entry_link("sources", claim.figure.source, narrator),
                natures(narrator.language)[claim.figure.nature],
                _allowed(claim.interval, claim.figure.unit, narrator),
            )
            for claim in claims
        ),
    )


def _contradiction(found: Contradiction, narrator: Narrator) -> Example:
    return Example(contradiction_sentence(found, narrator), gap_sentence(found, narrator), ())


def _check(check: Check, narrator: Narrator) -> Example:
    return Example(check_sentence(check, narrator), "", ())


def _rules(quotes: Sequence[Quote], narrator: Narrator) -> tuple[RuleExample, ...]:
    names, meanings = rules(narrator.language), rule_meanings(narrator.language)
    return tuple(RuleExample(names[q.rule], meanings[q.rule], quoted_words(q, narrator)) for q in quotes)


def _citation(visit: Visit) -> str:
    """Cite the whole ledger, as it stands."""
    say = visit.narrator.say
    day = say.day(visit.changed_at.date()) if visit.changed_at else ""
    return say.t(
        "Chipledger, an open ledger of reported figures about China’s AI chips, version %(version)s of %(day)s, "
        "%(address)s, CC BY 4.0.",
        version=visit.version,
        day=day,
        address=f"{visit.origin}/",
    )
