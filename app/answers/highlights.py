"""What in this ledger is worth showing first, and what shows best how it works?"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.answers.ledger_findings import MOST_RECKONED
from app.answers.reckoning import findings_of
from app.figures.figure import Figure
from app.findings.checks import Check
from app.findings.comparison import Bracket, Verdict, current
from app.findings.contradictions import Contradiction, ContradictionKind
from app.findings.quoting import Quote, Rule, quote
from app.store.ledger import Ledger

MOST_STRONGEST = 4
"""How many contradictions are told first."""

_MOST_CLAIMS = 5
"""Of how many claims an example may consist; more are no example."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Real cases of what this ledger does with figures; None of what it holds no case of.

    Attributes:
        agreement: claims of several sources that share a number.
        contradiction: the strongest.
        check: a sum that works out, and would not with just any number.
        quoted: claims that the rules for the number to quote choose among, and what each rule chooses.
    """

    agreement: Bracket | None
    contradiction: Contradiction | None
    check: Check | None
    quoted: tuple[Bracket, tuple[Quote, ...]] | None


def strongest(ledger: Ledger, *, most: int = MOST_STRONGEST) -> tuple[Contradiction, ...]:
    """What can't all be true, the strongest of each metric and subject first? Nothing of a ledger too large to ask."""
    found = findings_of(ledger, most=MOST_RECKONED)
    told: dict[tuple[str, str], Contradiction] = {}
    for each in found.contradictions.findings if found else ():
        if each.kind is not ContradictionKind.REVISION:
            told.setdefault((each.figures[0].metric, each.figures[0].subject), each)
    return tuple(told.values())[:most]


def examples(ledger: Ledger) -> Examples:
    """Which cases show best how figures are compared, checked and quoted?"""
    found = findings_of(ledger, most=MOST_RECKONED)
    if found is None:
        return Examples(None, None, None, None)
    brackets = list({id(bracket): bracket for bracket in found.brackets.values()}.values())
    told = strongest(ledger, most=1)
    quoted = _telling(bracket for bracket in brackets if bracket.verdict is Verdict.CONFLICT)
    return Examples(
        agreement=_telling(bracket for bracket in brackets if bracket.verdict is Verdict.AGREE),
        contradiction=told[0] if told else None,
        check=next((check for check in found.checks.findings if _shows(check)), None),
        quoted=(quoted, _quotes(ledger, quoted)) if quoted else None,
    )


def _telling(brackets: Iterable[Bracket]) -> Bracket | None:
    """Choose the bracket in which most sources speak, yet not too many claims to be read; the latest of equals."""
    few = [bracket for bracket in brackets if _voices(bracket) > 1 and len(bracket.claims) <= _MOST_CLAIMS]
    return max(few, key=lambda each: (_voices(each), str(each.period_end or ""), each.series.text), default=None)


def _voices(bracket: Bracket) -> int:
    """Count the sources that say it in their own way: the same print twice shows nothing, one source alone neither."""
    figures = [claim.figure for claim in current(bracket.claims)]
    return min(len({figure.source for figure in figures}), len({figure.as_reported for figure in figures}))


def _shows(check: Check) -> bool:
    return check.holds and check.needs is None and check.implied.width is not None and len(check.figures) > 2


def _quotes(ledger: Ledger, bracket: Bracket) -> tuple[Quote, ...]:
    figures: list[Figure] = [figure for claim in bracket.claims for figure in (claim.figure, *claim.echoes)]
    return tuple(quote(figures, ledger.catalogue(), rule) for rule in Rule)
