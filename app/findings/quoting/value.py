"""What a rule is, what it chose, what it passed over and why."""

from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum

from app.figures.figure import Figure

_FOUR_DIGITS = Context(prec=4)


class Rule(StrEnum):
    """How a number is chosen.

    - best: actual before estimate before forecast before rumour; then the figure's own company or a government before
      research, banks, the media and the anonymous; then the latest statement. Of what one source says without
      contradicting itself, its own document goes first, then the more precise print, then the later one.
    - latest: the latest statement; between those of one day as `best` would.
    - median: the middle value of the sources, each by its best claim.
    - envelope: from the least to the greatest number that any source allows.
    """

    BEST = "best"
    LATEST = "latest"
    MEDIAN = "median"
    ENVELOPE = "envelope"


class LosingReason(StrEnum):
    """Why a claim was passed over."""

    NOT_STANDING = "not-standing"
    NOT_YET_STATED = "not-yet-stated"
    REPEATS = "repeats-another"
    REPLACED = "replaced-by-its-source"
    RETOLD = "told-better-by-its-source"
    NATURE = "weaker-nature"
    SOURCE = "weaker-source"
    EARLIER = "stated-earlier"
    TIE = "equal-in-all"
    SAME_SOURCE = "another-claim-of-its-source"
    OPEN = "states-no-value"
    NOT_MIDDLE = "not-the-middle"


class ChoosingReason(StrEnum):
    """What decided for the number that is quoted."""

    ONLY_CLAIM = "only-claim"
    NATURE = "strongest-nature"
    SOURCE = "closest-source"
    LATEST = "latest-statement"
    TIE = "first-of-equals"
    MIDDLE = "middle-of-sources"
    ALL = "all-claims"
    NONE = "no-claim"


@dataclass(frozen=True, slots=True)
class Quote:
    """A number to quote, with how it was chosen.

    Attributes:
        figure: the claim chosen; None where the number is nobody's own: an envelope, the mean of two middle values.
        low, value, high: in the unit of the claims; ends are those that the claim allows, rounding included, and None
            where it is open. No value where none is stated.
        losers: every other claim, each with its own reason why it was not chosen.
        reason: what decided between numbers: that which beat the best-placed claim of another number. Where all say the
            same number, that which beat the next claim, since only the source to name was still to be decided.
        heard: the claims that took part, the best first by the rule (by `best`, where the rule takes them all).
        as_of: the day up to which statements were heard; if none was asked for, that of the latest, or None where one
            has no day.
    """

    rule: Rule
    figure: Figure | None
    low: Decimal | None
    value: Decimal | None
    high: Decimal | None
    losers: tuple[tuple[Figure, LosingReason], ...]
    reason: ChoosingReason
    as_of: date | None
    heard: tuple[Figure, ...] = ()

    @property
    def independent_sources(self) -> int:
        """Count the sources whose own claims took part; who only repeats another is none."""
        return len({figure.source for figure in self.heard})

    @property
    def spread(self) -> Decimal | None:
        """Give the largest ÷ the smallest number heard, to four digits; None for one alone, or one not above zero."""
        values = [figure.sort_value for figure in self.heard]
        return _FOUR_DIGITS.divide(max(values), min(values)) if len(values) > 1 and min(values) > 0 else None


Loss = tuple[Figure, LosingReason]
"""A claim that was passed over, and why."""
