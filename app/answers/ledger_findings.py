"""What do all figures come to? Contradictions, checks and coverage, chosen by what they are about, by both clocks."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic

from app.answers.entries import MOST_COMPARED, entry_of
from app.answers.reckoning import COLUMNS, NOW, Clocks, Findings, Found, Listed, Wanted, findings_of
from app.answers.topics import topic_selection
from app.answers.values import FacetCount
from app.figures.figure import Figure
from app.figures.reference import Topic
from app.figures.selection import Selection
from app.findings.checks import Check
from app.findings.comparison import Bracket
from app.findings.contradictions import Contradiction
from app.findings.coverage import Coverage
from app.store import figures as rows
from app.store.ledger import Ledger

MOST_RECKONED = 200_000
"""From more figures than this on, a figure's own page does not wait until all have been held against one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which findings are asked for: those that fit each of these, up to when.

    Attributes:
        said: by column, the values of which any is wanted: `kind`, `holds`, and of `COLUMNS`, where a figure that takes
            part must have one.
        figure: the id of a figure that must take part; "" for any.
        topic: the slug of a topic, a figure of which must take part; "" for any.
    """

    clocks: Clocks = NOW
    said: Mapping[str, Collection[str]] = field(default_factory=dict)
    figure: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class FindingsAnswer(Generic[Found]):
    """The findings that fit, in their order, and how many would fit by the values of each column."""

    asked: Asked
    findings: tuple[Found, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """How some figures stand among all others.

    Attributes:
        contradictions: those that any of them takes part in, by rank.
        checks: the checks that any of them takes part in, that hold and that not just any number would pass.
        supporters: the other figures that support them: by a check that holds, or as another source's claim that
            shares a number.
    """

    contradictions: tuple[Contradiction, ...]
    checks: tuple[Check, ...]
    supporters: tuple[Figure, ...]


def contradictions(ledger: Ledger, asked: Asked | None = None) -> FindingsAnswer[Contradiction]:
    """What in this ledger can't all be true, the strongest first; and what was revised?

    Raises:
        UnknownNameError: there is no such topic.
    """
    asked = asked or Asked()
    return _chosen(ledger, asked, _all(ledger, asked.clocks).contradictions)


def checks(ledger: Ledger, asked: Asked | None = None) -> FindingsAnswer[Check]:
    """Which relations among figures can arithmetic try, and do they hold? Failed ones first.

    Raises:
        UnknownNameError: there is no such topic.
    """
    asked = asked or Asked()
    return _chosen(ledger, asked, _all(ledger, asked.clocks).checks)


def coverage(ledger: Ledger, clocks: Clocks = NOW, *, metrics: Collection[str] = ()) -> Coverage:
    """Who measures what (any metric, if none is named), and for which periods has nobody a number?"""
    found = _all(ledger, clocks).coverage
    return found.of(metrics) if metrics else found


def _all(ledger: Ledger, clocks: Clocks) -> Findings:
    found = findings_of(ledger, clocks)
    assert found is not None  # noqa: S101 - any number is worth the wait
    return found


def _chosen(ledger: Ledger, asked: Asked, listed: Listed[Found]) -> FindingsAnswer[Found]:
    wanted: list[Wanted] = [(name, values) for name, values in asked.said.items() if values]
    wanted += [("figure", [asked.figure])] if asked.figure else []
    wanted += [("figure", _of_topic(ledger, asked))] if asked.topic else []
    offered = (*(name for name in ("holds", "kind") if name in listed.places), *COLUMNS)
    return FindingsAnswer(
        asked,
        tuple(listed.findings[place] for place in listed.fitting(wanted)),
        {name: tuple(FacetCount(*one) for one in listed.counts(name, wanted)) for name in offered},
    )


def _of_topic(ledger: Ledger, asked: Asked) -> frozenset[str]:
    """Give the ids of a topic's figures, however late they were stated: which of them had been, the findings know."""
    entry = entry_of(ledger, "topics", asked.topic)
    assert isinstance(entry, Topic)  # noqa: S101 - the table says so
    selection = replace(topic_selection(ledger, entry), as_of=None, recorded_as_of=asked.clocks.recorded_as_of)
    selected = rows.select_all(ledger.session, selection, ledger.catalogue(), most=MOST_COMPARED)
    return frozenset(figure.id for figure in selected)


def standing(ledger: Ledger, figures: Iterable[Figure]) -> Standing:
    """What speaks against these figures, and what supports them? Nothing is told of a ledger too large to be asked."""
    found = findings_of(ledger, most=MOST_RECKONED)
    if found is None:
        return Standing((), (), ())
    ids = dict.fromkeys(figure.id for figure in figures)
    held = {id(check): check for key in ids for check in found.checks.about(key) if _supports(check)}
    supporters = {f.id: f for check in held.values() for f in check.figures}
    for key in ids:
        supporters |= {figure.id: figure for figure in _agreeing(key, found.brackets.get(key))}
    return Standing(
        contradictions=_against(found, ids),
        checks=tuple(held.values()),
        supporters=tuple(figure for key, figure in supporters.items() if key not in ids),
    )


def known_against(ledger: Ledger, figures: Iterable[Figure], selection: Selection) -> tuple[Contradiction, ...]:
    """What can't all be true of these figures and any others, as far as that was known when their selection looks?

    Of what the ledger held at an earlier time nothing is told.
    """
    found = findings_of(ledger, most=MOST_RECKONED)
    if found is None or selection.recorded_as_of:
        return ()
    told = _against(found, [figure.id for figure in figures])
    return tuple(each for each in told if each.was_known_by(selection.as_of))


def _against(found: Findings, ids: Iterable[str]) -> tuple[Contradiction, ...]:
    """List the contradictions that any of some figures takes part in, by rank."""
    against = {each.rank: each for key in ids for each in found.contradictions.about(key)}
    return tuple(against[rank] for rank in sorted(against))


def _supports(check: Check) -> bool:
    """Say whether a check speaks for its figures: it holds as they are, and would not hold for any number."""
    return check.holds and check.needs is None and check.implied.width is not None


def _agreeing(figure_id: str, bracket: Bracket | None) -> list[Figure]:
    """List the claims of other sources on the same thing that share a number with a claim."""
    claims = bracket.claims if bracket else ()
    own = next((claim for claim in claims if claim.figure.id == figure_id), None)
    if own is None:
        return []
    others = [claim for claim in claims if claim.figure.source != own.figure.source]
    return [claim.figure for claim in others if claim.interval.intersects(own.interval)]
