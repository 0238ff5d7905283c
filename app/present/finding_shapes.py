"""The public JSON of findings: contradictions, checks, coverage, quotes and comparisons, as models to be documented."""

from datetime import date

from pydantic import Field

from app.findings.checks import Cause, CheckKind, Role
from app.findings.contradictions import ContradictionKind
from app.findings.quoting import ChoosingReason, LosingReason, Rule
from app.present.conversion_shapes import CONVERSION_SHAPES, Conversions, SentencesShape, Warnings
from app.present.entry_shapes import Number, Shape
from app.present.schemas import ComparisonShape, FigureRow, IntervalShape, Meta

_ROWS = "The row of every figure that is named by its id."


class RoleShape(Shape):
    """A figure and what it is in a check."""

    id: str = Field(description="The figure's id.")
    role: Role = Field(description="What it is there; the others are held against the `stated` one.")
    needed: IntervalShape | None = Field(
        description="If the check fails: what this figure would have to be, in its own unit, if all others are right; "
        "null where it holds, and where no number would do."
    )


class RatesShape(Shape):
    """The exchange rates that a check took for amounts in two currencies."""

    base: str = Field(description="The currency that is priced.")
    quote: str = Field(description="The currency of the price.")
    rates: IntervalShape = Field(description="The least and the greatest rate that may be meant.")
    origin: str = Field(description="Who published them.")


class ConditionShape(Shape):
    """What a growth per year needs in order to be true."""

    base: str = Field(description="The base year from which it would have to be counted.")
    steps: int = Field(description="For how many years it then grew.")
    level: IntervalShape | None = Field(description="What the base year must have been; null if it is known.")
    unit: str | None = Field(description="The unit of the level.")


class CheckShape(Shape):
    """Figures of which arithmetic says whether they can all be true."""

    kind: CheckKind = Field(description="Which arithmetic it is.")
    holds: bool = Field(description="Whether nothing speaks against all of the figures being true.")
    figures: list[RoleShape] = Field(description="The figures used, the stated one first.")
    stated: IntervalShape = Field(
        description="The numbers that the stated figure allows, or its printed conversion; where that is wrong at one "
        "end of a range, those of that end."
    )
    implied: IntervalShape = Field(description="The numbers that the others allow in its place.")
    unit: str = Field(description="The unit of both intervals.")
    gap: Number | None = Field(
        description="How far the nearest numbers of both are apart, larger ÷ smaller; 1 if it holds; null: no ratio."
    )
    cause: Cause | None = Field(description="The likeliest reason why it fails, if one is seen.")
    needs: ConditionShape | None = Field(description="Under which condition it holds, where it holds only under one.")
    rates: RatesShape | None = Field(description="The exchange rates that it took, if any.")
    sentences: SentencesShape


class ContradictionShape(Shape):
    """Figures that can't all be true, or that were replaced by others."""

    rank: int = Field(description="1 for the strongest; revisions come after everything else.")
    kind: ContradictionKind = Field(
        description="`conflict`: claims about the same thing; `check`: arithmetic fails; `revision`: a statement was "
        "replaced, or an expectation was not met, which is no clash of facts."
    )
    figures: list[str] = Field(
        description="The ids of the figures, echoes left out; in a revision as they were stated."
    )
    gap: Number | None = Field(description="How far the nearest numbers are apart, larger ÷ smaller.")
    support: int = Field(description="How many independent sources stand behind the figures.")
    strength: Number = Field(description="What the rank rests on. Comparable within one list only.")
    cause: Cause | None = Field(description="The likeliest reason, if one is seen.")
    check: CheckShape | None = Field(description="The check that fails, if it is one.")
    sentences: SentencesShape


class ContradictionList(Shape):
    """A page of contradictions, by rank."""

    data: list[ContradictionShape]
    figures: list[FigureRow] = Field(description=_ROWS)  # type: ignore[valid-type]
    next: str | None = Field(description="Opaque cursor of the next page, for `_next`; null on the last page.")
    next_url: str | None = Field(description="Address of the next page.")
    meta: Meta


class CheckList(Shape):
    """A page of checks: failed ones first, the widest gap first."""

    data: list[CheckShape]
    figures: list[FigureRow] = Field(description=_ROWS)  # type: ignore[valid-type]
    next: str | None = Field(description="Opaque cursor of the next page, for `_next`; null on the last page.")
    next_url: str | None = Field(description="Address of the next page.")
    meta: Meta


class CoverageCellShape(Shape):
    """What one source says of one metric over one period."""

    source: str
    metric: str
    period: str | None = Field(description="The period's label; null for claims that name none.")
    period_start: date | None
    period_end: date | None
    figures: int = Field(description="How many claims of its own, echoes not counted.")
    subjects: list[str] = Field(description="What they are about.")
    alone: bool = Field(description="Whether no other source has this metric for this period.")


class CoverageGapShape(Shape):
    """A period for which nobody has a metric, though there are numbers before and after it."""

    metric: str
    period: str
    period_start: date


class CoverageShape(Shape):
    """Who measures what, and when."""

    sources: list[str]
    metrics: list[str]
    periods: list[str | None]
    cells: list[CoverageCellShape]
    gaps: list[CoverageGapShape]


class CoverageDetail(Shape):
    """The coverage of the whole ledger."""

    data: CoverageShape
    meta: Meta


class LoserShape(Shape):
    """A claim that is not quoted, and why."""

    id: str = Field(description="The figure's id.")
    reason: LosingReason = Field(description="Why it was passed over.")


class QuoteShape(Shape):
    """The number to quote for one series and period, with how it was chosen."""

    metric: str
    subject: str
    buyer: str | None
    relative_to: str | None
    geography: str
    basis: str | None
    unit: str
    period: str | None
    period_start: date | None
    period_end: date | None
    rule: Rule
    figure: FigureRow | None = Field(  # type: ignore[valid-type]
        description="The claim chosen; null where the number is nobody's own, as an envelope of several is."
    )
    low: Number | None = Field(description="The least number allowed, rounding included; null if open below.")
    value: Number | None = Field(description="The number; null where none is stated.")
    high: Number | None = Field(description="The greatest number allowed, rounding included; null if open above.")
    losers: list[LoserShape] = Field(description="Every other claim, with the reason why it was not chosen.")
    reason: ChoosingReason = Field(
        description="What decided against the best-placed claim of another number; each loser has its own reason."
    )
    claims: int = Field(description="How many claims took part, echoes and what their source replaced left out.")
    independent_sources: int = Field(description="How many sources made them.")
    spread: Number | None = Field(description="Their largest ÷ smallest value; null with one, or down to zero.")
    as_of: date | None = Field(description="Up to which day statements were heard.")
    permalink: str = Field(description="Where this one quote is given, by the same rule.")
    sentences: SentencesShape = Field(description="The quote as a sentence, ready to be used, with its permalink.")


class QuoteList(Shape):
    """The number to quote for every series and period of a selection."""

    data: list[QuoteShape]
    figures: list[FigureRow] = Field(description=_ROWS)  # type: ignore[valid-type]
    conversions: Conversions
    warnings: Warnings
    next: None = Field(description="Always null: quotes have one page.")
    next_url: None = Field(description="Always null.")
    meta: Meta


class ComparisonDetail(Shape):
    """The figures of a selection, compared."""

    data: ComparisonShape
    figures: list[FigureRow] = Field(description="All figures of the selection, in order.")  # type: ignore[valid-type]
    conversions: Conversions
    warnings: Warnings
    meta: Meta


FINDING_SHAPES = (
    ContradictionList,
    ContradictionShape,
    CheckList,
    CheckShape,
    RoleShape,
    RatesShape,
    ConditionShape,
    SentencesShape,
    CoverageDetail,
    CoverageShape,
    CoverageCellShape,
    CoverageGapShape,
    QuoteList,
    QuoteShape,
    LoserShape,
    ComparisonDetail,
    *CONVERSION_SHAPES,
)
"""Every shape that the documentation tells of."""
