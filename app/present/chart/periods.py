"""Kinds of periods: where amounts add up over time, years beside quarters mislead; and lines join like with like."""

from collections.abc import Iterable
from typing import NamedTuple

from app.figures.period import Granularity
from app.figures.period.part import canonical_parts
from app.present.languages import Speaker


class PeriodKind(NamedTuple):
    """How long a period is by its label, and whether its year is a fiscal one; no granularity for no period."""

    granularity: Granularity | None
    fiscal: bool

    @property
    def shelf(self) -> str:
        """Name the kinds that may share a plot: all years, all halves, all quarters, all that is shorter, all spans."""
        if self.granularity in {Granularity.MONTH, Granularity.DAY}:
            return "short"
        return self.granularity.value if self.granularity else ""


def period_kind(label: str | None) -> PeriodKind:
    """Tell the kind of a canonical label."""
    parts = canonical_parts(label) if label else None
    if parts is None:
        return PeriodKind(None, fiscal=False)
    granularity = parts.first.kind if parts.first == parts.last else Granularity.SPAN
    return PeriodKind(granularity, fiscal=parts.first.fiscal)


def shelf_words(kinds: Iterable[PeriodKind], speaker: Speaker) -> str:
    """Say by which periods a plot goes, where it goes by one length: “by quarter”; else nothing."""
    kinds = set(kinds)
    lengths = {kind.granularity for kind in kinds}
    if len(lengths) != 1:
        return ""
    fiscal = all(kind.fiscal for kind in kinds)
    return {
        Granularity.YEAR: speaker.t("by fiscal year") if fiscal else speaker.t("by year"),
        Granularity.HALF: speaker.t("by fiscal half-year") if fiscal else speaker.t("by half-year"),
        Granularity.QUARTER: speaker.t("by fiscal quarter") if fiscal else speaker.t("by quarter"),
        Granularity.MONTH: speaker.t("by month"),
        Granularity.SPAN: speaker.t("over longer spans"),
    }.get(lengths.pop() or Granularity.DAY, "")
