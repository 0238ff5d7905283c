"""Which number to quote, on a page: the sentence to copy, the rules to choose from, what was passed over, the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from app.figures.figure import Figure
from app.findings.comparison import Bracket, Comparison
from app.findings.contradictions import Contradiction
from app.findings.quoting import LosingReason, Quote, Rule
from app.present.contexts.frame import Link, Visit
from app.present.contexts.rows import entry_link, href
from app.present.words.claims import number_words
from app.present.words.comparisons import bracket_words
from app.present.words.findings import about_words
from app.present.words.quotes import objection, quote_sentence, quoted_words
from app.present.words.rules import losing_reasons, rule_meanings, rules
from app.present.words.terms import Narrator, natures

MOST_OTHERS = 12
"""How many other quotes a page lists beside the first; the API has them all."""

MOST_LOSERS = 20
"""How many claims that were passed over a page tells one by one."""


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """One rule, and the way to the same page with it."""

    key: str
    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A claim that is not quoted: its number, which leads to it, who says so, and why it was passed over."""

    number: Link
    source: Link
    meant: str
    reason: str


@dataclass(frozen=True, slots=True)
class OtherQuote:
    """The number to quote on something else of the same view: what about, the number, and where both lead."""

    about: str
    number: Link
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePanel:
    """What to quote of a view.

    Attributes:
        sentence: ready to be copied; `permalink` leads to it.
        meaning: how the rule in force chooses.
        objection: where to read what can't be true with the number, if a rule finds anything.
        losers: what was passed over; `passed_over` counts all of it.
        others: on other series and periods, those of the same series first; `all_href` has them all as JSON.
    """

    sentence: str
    permalink: str
    rules: tuple[RuleChoice, ...]
    meaning: str
    objection: Link | None
    passed_over: str
    losers: tuple[PassedOver, ...]
    others: tuple[OtherQuote, ...]
    all_quotes: str
    all_href: str


def quote_panels(  # noqa: PLR0913 - what a page knows of its quotes
    quotes: Sequence[tuple[Bracket, Quote]],
    visit: Visit,
    *,
    permalink: str = "",
    all_href: str = "",
    lead: Bracket | None = None,
    comparison: Comparison | None = None,
    against: Sequence[Contradiction] = (),
) -> QuotePanel | None:
    """Tell what to quote of a view; None if it holds no claim that can be quoted.

    Args:
        quotes: the brackets of the view, each with its quote, all by one rule.
        visit: who reads it, and where; the links to other rules keep the address.
        permalink: where the view can be found again; absolute if the sentence is to be pasted elsewhere. By default
            this address with the rule.
        all_href: where all quotes are, such as `/api/v1/quote?…`.
        lead: the bracket to tell first; by default the first one.
        comparison: of the same brackets; with it they are named by what tells them apart only.
        against: what can't all be true of the figures and of others, the strongest first.
    """
    if not quotes:
        return None
    narrator = visit.narrator
    first = next((pair for pair in quotes if lead is not None and _same(pair[0], lead)), quotes[0])
    bracket, chosen = first
    others = sorted((pair for pair in quotes if pair is not first), key=lambda pair: _place(pair[0], bracket))
    losers = [_passed_over(figure, reason, narrator) for figure, reason in chosen.losers[:MOST_LOSERS]]
    return QuotePanel(
        sentence=quote_sentence(bracket, chosen, narrator, against=against),
        permalink=permalink or visit.with_parameter("rule", chosen.rule),
        rules=_rules(visit, chosen.rule),
        meaning=rule_meanings(narrator.language)[chosen.rule],
        objection=_objection(objection(chosen, against), narrator),
        passed_over=narrator.say.n("%(num)s claim passed over", "%(num)s claims passed over", len(chosen.losers)),
        losers=tuple(losers),
        others=tuple(_other(pair, comparison, narrator) for pair in others[:MOST_OTHERS]),
        all_quotes=narrator.say.n("%(num)s quote", "All %(num)s quotes", len(quotes)),
        all_href=all_href if len(others) > MOST_OTHERS else "",
    )


def _objection(found: Contradiction | None, narrator: Narrator) -> Link | None:
    """Lead to what can't be true with the number to quote."""
    if found is None:
        return None
    address = f"/contradictions?{urlencode({'figure': found.figures[0].id})}"
    return Link(narrator.say.t("What can’t be true with it"), address)


def _same(one: Bracket, other: Bracket) -> bool:
    return _about(one) == _about(other)


def _about(bracket: Bracket) -> object:
    return bracket.series, bracket.period_start, bracket.period_end


def _place(bracket: Bracket, lead: Bracket) -> tuple[bool, bool, bool, int]:
    """Put the other periods of the leading series first, then claims of several sources; the latest days first."""
    sources = {claim.figure.source for claim in bracket.claims}
    return (
        bracket.series != lead.series,
        bracket.series.metric != lead.series.metric,
        len(sources) < 2,
        -(bracket.period_end or date.min).toordinal(),
    )


def _rules(visit: Visit, current: Rule) -> tuple[RuleChoice, ...]:
    labels = rules(visit.narrator.language)
    return tuple(
        RuleChoice(rule, labels[rule], visit.with_parameter("rule", "" if rule is Rule.BEST else rule), rule == current)
        for rule in Rule
    )


def _passed_over(figure: Figure, reason: LosingReason, narrator: Narrator) -> PassedOver:
    say = narrator.say
    nature, day = natures(narrator.language)[figure.nature], say.day(figure.stated_on)
    return PassedOver(
        number=Link(number_words(figure, narrator), href("figures", figure.id)),
        source=entry_link("sources", figure.source, narrator),
        meant=say.t("%(nature)s, %(day)s", nature=nature, day=day) if day else nature,
        reason=losing_reasons(narrator.language)[reason],
    )


def _other(pair: tuple[Bracket, Quote], comparison: Comparison | None, narrator: Narrator) -> OtherQuote:
    bracket, quote = pair
    about = (
        bracket_words(bracket, comparison, narrator)
        if comparison is not None
        else about_words(bracket.claims[0].figure, narrator)
    )
    where = href("figures", quote.figure.id) if quote.figure else ""
    source = narrator.name("sources", quote.figure.source) if quote.figure else ""
    return OtherQuote(about, Link(quoted_words(quote, narrator) or "–", where), source)
