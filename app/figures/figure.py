"""One checked claim, what identifies it, and the rules that its cells must keep together."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.figures.columns import COLUMNS
from app.figures.interval import Interval, claimed_interval
from app.figures.period import Period
from app.figures.quantity import Quantity
from app.figures.reference import Document, Metric, Words
from app.figures.vocabulary import CURRENCIES, Bound, Nature, Status

IDENTITY = tuple(column.name for column in COLUMNS if column.identity)
"""The columns that together identify a claim."""

OUTPUT_ONLY = frozenset(column.name for column in COLUMNS if column.output)
"""The columns that the ledger gives and never takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One claim: a quantity, for a metric, a subject, a geography and a period, stated by a source in a document.

    Fields are the columns of the row, by the same names; empty cells are None, or "" in free text. The three
    precisions are the place values of the last printed digits, in the base unit (170亿 → 10^8).
    """

    id: str
    metric: str
    subject: str
    buyer: str | None = None
    relative_to: str | None = None
    geography: str
    basis: str | None = None
    period: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    as_reported: str
    as_converted: str = ""
    value_low: Decimal | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    bound: Bound
    unit: str
    nature: Nature
    source: str
    document: str
    locator: str = ""
    stated_on: date | None = None
    quotes: str | None = None
    supersedes: str | None = None
    status: Status = Status.STANDS
    status_note: str = ""
    note: str = ""
    note_zh_hans: str = ""
    note_zh_hant: str = ""
    recorded_at: datetime | None = None
    precision_low: Decimal
    precision: Decimal
    precision_high: Decimal

    @property
    def remark(self) -> Words:
        """Give the editor's remark in the languages that it was written in."""
        return Words(self.note, self.note_zh_hans, self.note_zh_hant)

    @property
    def sort_value(self) -> Decimal:
        """Give the number that the figure sorts and filters by: its value, its middle or its one stated end."""
        if self.value is not None:
            return self.value
        if self.value_low is not None and self.value_high is not None:
            return (self.value_low + self.value_high) / 2
        end = self.value_low if self.value_low is not None else self.value_high
        if end is None:
            msg = f"figure {self.id} has no number"
            raise ValueError(msg)
        return end

    def interval(self, floor: Decimal | None = None) -> Interval:
        """Give the set of numbers that the claim allows; none under `floor`, where the metric has one."""
        return claimed_interval(
            low=self.value_low,
            value=self.value,
            high=self.value_high,
            bound=self.bound,
            precision_low=self.precision_low,
            precision=self.precision,
            precision_high=self.precision_high,
            floor=floor,
        )

    @property
    def series(self) -> tuple[str | None, ...]:
        """Give what must be the same for two figures to be comparable at all."""
        return (self.metric, self.subject, self.buyer, self.relative_to, self.geography, self.basis, self.unit)

    def claims(self) -> dict[str, object]:
        """Give every column that a file can state; two figures with equal claims are one and the same row."""
        return {c.name: getattr(self, c.name) for c in COLUMNS if not c.output and c.name != "id"}


def derived_id(identity: tuple[str | None, ...]) -> str:
    """Derive the public id from a claim's identity: twelve letters and digits, the same on every machine."""
    digest = hashlib.sha256("\x1f".join(part or "" for part in identity).encode()).digest()
    alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
    number = int.from_bytes(digest[:8])
    return "".join(alphabet[number >> (5 * place) & 31] for place in range(12))


@dataclass(frozen=True, slots=True)
class RuleBreak:
    """A rule that a row breaks: the column to look at, and a sentence saying what is wrong and would be right."""

    column: str
    message: str


def settle_quantity(
    read: Quantity,
    *,
    value_low: Decimal | None,
    value: Decimal | None,
    value_high: Decimal | None,
    bound: Bound | None,
) -> tuple[Quantity, list[RuleBreak]]:
    """Reconcile the numbers given in a row with those read from its print.

    A given cell must agree with what was read; where the print states no such end (the percentiles of an estimate,
    say), a given one is taken, and then both ends are needed.
    """
    breaks = []
    settled = {}
    for name, given, printed in (
        ("value_low", value_low, read.low),
        ("value", value, read.value),
        ("value_high", value_high, read.high),
    ):
        if given is not None and printed is not None and given != printed:
            breaks.append(RuleBreak(name, f"{given:f} does not agree with the print, which reads as {printed:f}."))
        settled[name] = printed if printed is not None else given
    widened = (settled["value_low"], settled["value_high"]) != (read.low, read.high)
    settled_bound = read.bound if bound is None else bound
    if bound is None and widened:
        settled_bound = Bound.RANGE
    if bound is not None and bound != read.bound and not (widened and bound is Bound.RANGE):
        breaks.append(RuleBreak("bound", f"'{bound}' does not agree with the print, which reads as '{read.bound}'."))
    quantity = Quantity(
        low=settled["value_low"],
        value=settled["value"],
        high=settled["value_high"],
        bound=settled_bound,
        unit=read.unit,
        precision=read.precision,
        precision_low=(read.precision_low or read.precision) if read.low is not None else _last_place(value_low),
        precision_high=(read.precision_high or read.precision) if read.high is not None else _last_place(value_high),
    )
    return quantity, breaks


def _last_place(given: Decimal | None) -> Decimal:
    """Give the place value of a given number's last digit, a whole one at the most; zeros at its end say nothing."""
    places = len(f"{given or 0:f}".partition(".")[2].rstrip("0"))
    return Decimal(1).scaleb(-places)


def rule_breaks(figure: Figure, *, metric: Metric, document: Document) -> list[RuleBreak]:
    """List every rule that the figure breaks; an empty list means that it may enter the ledger."""
    return [
        *_order_breaks(figure),
        *_bound_breaks(figure),
        *_metric_breaks(figure, metric),
        *_date_breaks(figure, document),
        *_link_breaks(figure),
    ]


def _order_breaks(figure: Figure) -> Iterator[RuleBreak]:
    low, value, high = figure.value_low, figure.value, figure.value_high
    for one, other, names in (
        (low, value, ("value_low", "value")),
        (value, high, ("value", "value_high")),
        (low, high, ("value_low", "value_high")),
    ):
        if one is not None and other is not None and one > other:
            yield RuleBreak(names[0], f"{names[0]} ({one:f}) is greater than {names[1]} ({other:f}).")


_NEEDED_ENDS = {
    Bound.EXACT: ("value",),
    Bound.ABOUT: ("value",),
    Bound.RANGE: ("value_low", "value_high"),
    Bound.SEVERAL: ("value_low", "value_high"),
    Bound.AT_LEAST: ("value_low",),
    Bound.MORE_THAN: ("value_low",),
    Bound.AT_MOST: ("value_high",),
    Bound.LESS_THAN: ("value_high",),
}

_FORBIDDEN_ENDS = {
    Bound.EXACT: ("value_low", "value_high"),
    Bound.ABOUT: ("value_low", "value_high"),
    Bound.SEVERAL: ("value",),
}


def _bound_breaks(figure: Figure) -> Iterator[RuleBreak]:
    for name in _NEEDED_ENDS[figure.bound]:
        if getattr(figure, name) is None:
            yield RuleBreak(name, f"the bound '{figure.bound}' needs {name}.")
    for name in _FORBIDDEN_ENDS.get(figure.bound, ()):
        if getattr(figure, name) is not None:
            yield RuleBreak(name, f"the bound '{figure.bound}' goes with no {name}; did you mean 'range'?")


def _metric_breaks(figure: Figure, metric: Metric) -> Iterator[RuleBreak]:
    allowed = [unit for entry in metric.units for unit in (CURRENCIES if entry == "currency" else (entry,))]
    if allowed and figure.unit not in allowed:
        yield RuleBreak("unit", f"{metric.slug} is not stated in '{figure.unit}', but in {' or '.join(metric.units)}.")
    for name in ("value_low", "value", "value_high"):
        number = getattr(figure, name)
        if number is None:
            continue
        if metric.floor is not None and number < metric.floor:
            yield RuleBreak(name, f"{metric.slug} can't be negative, and {name} is {number:f}.")
        if figure.unit == "percent" and metric.max_percent is not None and number > metric.max_percent:
            limit = f"{metric.max_percent:f}"
            yield RuleBreak(name, f"{metric.slug} can't be over {limit} percent, and {name} is {number:f}.")


def _date_breaks(figure: Figure, document: Document) -> Iterator[RuleBreak]:
    stated, published, end = figure.stated_on, document.published_on, figure.period_end
    if stated and published and stated > published + timedelta(days=1):
        yield RuleBreak(
            "stated_on", f"{stated} is later than the day on which {document.slug} was published ({published})."
        )
    if figure.nature is Nature.ACTUAL and stated and end and end > stated + timedelta(days=1):
        yield RuleBreak(
            "nature",
            f"an actual can't be about a period that ends ({end}) after it was stated ({stated}); "
            "did you mean forecast or guidance?",
        )


def _link_breaks(figure: Figure) -> Iterator[RuleBreak]:
    for name in ("quotes", "supersedes"):
        if getattr(figure, name) == figure.id:
            yield RuleBreak(name, f"a figure can't be its own {name}.")
    if figure.status is not Status.STANDS and not figure.status_note:
        yield RuleBreak("status_note", f"the status '{figure.status}' needs a note that says why, and who says so.")


def with_period(period: Period | None) -> dict[str, object]:
    """Give the three period columns of a figure."""
    if period is None:
        return {"period": None, "period_start": None, "period_end": None}
    return {"period": period.label, "period_start": period.start, "period_end": period.end}
