"""The values of findings in the public JSON, in the shapes of `finding_shapes`."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Context
from itertools import zip_longest
from typing import Any

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.reference import Catalogue
from app.findings.checks import Check
from app.findings.comparison import Bracket
from app.findings.contradictions import Contradiction
from app.findings.conversion import Restatement
from app.findings.coverage import Coverage
from app.findings.quoting import Quote
from app.present.json_values import figure_values, interval_values
from app.present.languages import Language, speaker
from app.present.words.findings import check_sentence, finding_text
from app.present.words.quotes import quote_sentence
from app.present.words.terms import Narrator

_DOWN = Context(prec=12, rounding=ROUND_FLOOR)
_UP = Context(prec=12, rounding=ROUND_CEILING)


def contradiction_values(found: Contradiction, catalogue: Catalogue) -> dict[str, Any]:
    """Give a contradiction with its sentences."""
    return {
        "rank": found.rank,
        "kind": found.kind,
        "figures": [figure.id for figure in found.figures],
        "gap": found.gap,
        "support": found.support,
        "strength": found.strength,
        "cause": found.cause,
        "check": check_values(found.check, catalogue) if found.check else None,
        "sentences": {key: finding_text(found, each) for key, each in _narrators(catalogue)},
    }


def check_values(check: Check, catalogue: Catalogue) -> dict[str, Any]:
    """Give a check with its sentences."""
    needs = check.needs
    return {
        "kind": check.kind,
        "holds": check.holds,
        "figures": [
            {"id": figure.id, "role": role, "needed": _reckoned(needed) if needed else None}
            for figure, role, needed in zip_longest(check.figures, check.roles, check.needed)
        ],
        "stated": interval_values(check.stated),
        "implied": _reckoned(check.implied),
        "unit": check.unit,
        "gap": check.gap,
        "cause": check.cause,
        "needs": {
            "base": needs.base,
            "steps": needs.steps,
            "level": _reckoned(needs.level) if needs.level else None,
            "unit": needs.unit or None,
        }
        if needs
        else None,
        "rates": asdict(check.rates) | {"rates": interval_values(check.rates.rates)} if check.rates else None,
        "sentences": {key: check_sentence(check, each) for key, each in _narrators(catalogue)},
    }


def _reckoned(interval: Interval) -> dict[str, Any]:
    """Give an interval that was reckoned, with twelve digits, its ends rounded outwards."""
    low = None if interval.low is None else _DOWN.plus(interval.low)
    high = None if interval.high is None else _UP.plus(interval.high)
    return interval_values(Interval(low, high, low_open=interval.low_open, high_open=interval.high_open))


def _narrators(catalogue: Catalogue) -> list[tuple[str, Narrator]]:
    return [(each.lower().replace("-", "_"), Narrator(speaker(each), catalogue)) for each in Language]


def coverage_values(coverage: Coverage) -> dict[str, Any]:
    """Give the table of coverage: its axes, its cells and its gaps."""
    return asdict(coverage)


def quote_values(  # noqa: PLR0913 - what is known of a quote
    bracket: Bracket,
    quote: Quote,
    catalogue: Catalogue,
    *,
    permalink: str,
    against: Sequence[Contradiction],
    restatement: Restatement,
) -> dict[str, Any]:
    """Give what to quote on one series and period, with the sentence that can be quoted as it is.

    The figure that is quoted is given as it was printed; `restatement` tells which numbers are conversions, `against`
    what can't all be true.
    """
    return {
        **bracket.series._asdict(),
        "period": bracket.period,
        "period_start": bracket.period_start,
        "period_end": bracket.period_end,
        "rule": quote.rule,
        "figure": figure_values(restatement.as_printed(quote.figure)) if quote.figure else None,
        "low": quote.low,
        "value": quote.value,
        "high": quote.high,
        "losers": [{"id": figure.id, "reason": reason} for figure, reason in quote.losers],
        "reason": quote.reason,
        "claims": len(quote.heard),
        "independent_sources": quote.independent_sources,
        "spread": quote.spread,
        "as_of": quote.as_of,
        "permalink": permalink,
        "sentences": {
            key: quote_sentence(
                bracket, quote, replace(each, restatement=restatement), permalink=permalink, against=against
            )
            for key, each in _narrators(catalogue)
        },
    }


def rows_of(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Give the rows of figures, each once."""
    return [figure_values(figure) for figure in {figure.id: figure for figure in figures}.values()]
