"""How a comparison is looked at: which of its figures, drawn how, in which currency; to and from a query string."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from app.errors import UnknownNameError, UnreadableError
from app.figures.period import Period, read_period
from app.figures.reference import Catalogue
from app.figures.selection import STATEMENTS, Problem, Selection, one_value, shown
from app.figures.selection.cells import read_choice, read_day, read_time
from app.figures.vocabulary import CURRENCIES, Nature, RateBasis
from app.sentences import sentence


class ChartKind(StrEnum):
    """What a chart shows.

    - auto: over periods or side by side, whichever suits the figures.
    - periods: every source over the periods.
    - sources: one period, source by source.
    - revisions: how the number about a period moved, by the day on which it was stated.
    - shares: the shares of one whole, stacked, period by period and source by source.
    - forecasts: what was found, and the fan of what is expected.
    """

    AUTO = "auto"
    PERIODS = "periods"
    SOURCES = "sources"
    REVISIONS = "revisions"
    SHARES = "shares"
    FORECASTS = "forecasts"


class Facet(StrEnum):
    """By what a chart is parted into small ones."""

    NONE = "none"
    SOURCE = "source"
    SUBJECT = "subject"


class AxisScale(StrEnum):
    """The scale of the axes of values."""

    LINEAR = "linear"
    LOG = "log"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a comparison is looked at. Every default asks for nothing, and leaves no trace in the address.

    Attributes:
        period: the one period to look at; "" for all.
        since, until: the first and the last period of a stretch of time, as they were given; "" for no end.
        nature: only what the sources mean so; empty for all.
        without: sources to leave out.
        statements: `all`, `latest` or `first` of each source; "" for all, or the latest where a day is given.
        as_of, recorded_as_of: the clocks; None for now.
        currency: the currency that amounts of money are shown in; "" for the one they were stated in.
        rate: the days that the rate of a conversion is taken of.
        events: whether dated events are drawn.
    """

    chart: ChartKind = ChartKind.AUTO
    period: str = ""
    since: str = ""
    until: str = ""
    nature: tuple[Nature, ...] = ()
    without: tuple[str, ...] = ()
    statements: str = ""
    as_of: date | None = None
    recorded_as_of: datetime | None = None
    currency: str = ""
    rate: RateBasis = RateBasis.PERIOD
    facet: Facet = Facet.NONE
    scale: AxisScale = AxisScale.LINEAR
    events: bool = True

    def to_pairs(self) -> list[tuple[str, str]]:
        """Give the parameters that say this view, in their order; what is left at its default is left out."""
        default = View()
        said = {
            name: write(self)
            for name, (names, write) in _WRITTEN.items()
            if any(getattr(self, f) != getattr(default, f) for f in names)
        }
        return list(said.items())

    def loosened(self) -> Mapping[str, "View"]:
        """Give the views that lack one of the parameters which narrow this one, by the parameter."""
        default, said = View(), dict(self.to_pairs())
        return {
            name: replace(self, **{field: getattr(default, field) for field in _WRITTEN[name][0]})
            for name in NARROWING
            if name in said
        }

    def narrowed(self, selection: Selection) -> Selection:
        """Give the part of a selection that this view looks at."""
        chosen = selection
        for column, operator, values in self._filters():
            taken = operator == "" and selection.values(column)
            held = next((c.values for c in chosen.conditions if (c.column, c.operator) == (column, operator)), ())
            both = (*held, *values) if operator == "not" else values
            chosen = chosen.where(column, *both, operator="in" if taken else operator)
        clocks = {
            name: getattr(self, name) for name in ("statements", "as_of", "recorded_as_of") if getattr(self, name)
        }
        return replace(chosen, **clocks)

    def _filters(self) -> Iterable[tuple[str, str, tuple[Any, ...]]]:
        if self.period:
            yield "period", "", (self.period,)
        if self.since:
            yield "period_end", "gte", (read_period(self.since).start,)
        if self.until:
            yield "period_start", "lte", (read_period(self.until).end,)
        if self.nature:
            yield "nature", "", self.nature
        if self.without:
            yield "source", "not", self.without


def _time(view: View) -> str:
    return view.since if view.since == view.until else f"{view.since}..{view.until}"


def _recorded(view: View) -> str:
    return view.recorded_as_of.isoformat().replace("+00:00", "Z") if view.recorded_as_of else ""


_WRITTEN: dict[str, tuple[tuple[str, ...], Callable[[View], str]]] = {
    "view": (("chart",), lambda view: view.chart),
    "period": (("period",), lambda view: view.period),
    "time": (("since", "until"), _time),
    "nature": (("nature",), lambda view: "~".join(view.nature)),
    "without": (("without",), lambda view: "~".join(view.without)),
    "statements": (("statements",), lambda view: view.statements),
    "as_of": (("as_of",), lambda view: str(view.as_of)),
    "recorded_as_of": (("recorded_as_of",), _recorded),
    "currency": (("currency",), lambda view: view.currency),
    "rate": (("rate",), lambda view: view.rate),
    "facet": (("facet",), lambda view: view.facet),
    "yScale": (("scale",), lambda view: view.scale),
    "events": (("events",), lambda view: "on" if view.events else "off"),
}

NARROWING = ("period", "time", "as_of", "recorded_as_of", "nature", "without")
"""The parameters that leave figures out; the others show the same ones otherwise."""

VIEW_PARAMETERS: Mapping[str, str] = {
    "view": f"what the chart shows: {', '.join(ChartKind)}",
    "period": "the one period to look at: 2024, 2024-Q3, FY2026",
    "time": "a stretch of periods: 2023..2026, 2023.. or ..2026",
    "nature": f"only what sources mean so, joined by ~: {', '.join(Nature)}",
    "without": "sources to leave out, joined by ~",
    "statements": f"which of a source's statements on one thing: {', '.join(STATEMENTS)}",
    "as_of": "a date: only what had been stated by then",
    "recorded_as_of": "a time: what this ledger held then",
    "currency": f"the currency that money is shown in: reported, or {', '.join(CURRENCIES)}",
    "rate": f"the days that a rate of exchange is taken of: {', '.join(RateBasis)}",
    "facet": f"small charts by: {', '.join(Facet)}",
    "yScale": f"the axes of values: {', '.join(AxisScale)}",
    "events": "whether dated events are drawn: on, off",
}
"""The parameters that a view understands, each with its meaning."""


def read_view(pairs: Iterable[tuple[str, str]], catalogue: Catalogue) -> tuple[View, list[Problem]]:
    """Read the parameters of a view; others are left alone, and those with an empty value ask for nothing.

    Several natures or sources are repeated or joined by `~`; of the others each takes one value.
    """
    given: dict[str, list[str]] = {}
    for name, text in pairs:
        if name in VIEW_PARAMETERS and text.strip():
            given.setdefault(name, []).extend(part.strip() for part in text.split("~") if part.strip())
    read: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, texts in given.items():
        try:
            if len(texts) > 1 and name not in {"nature", "without", "time"}:
                raise ValueError(one_value(name))  # noqa: TRY301 - one way of telling
            read |= _READERS[name](texts, catalogue)
        except (ValueError, UnknownNameError, UnreadableError) as error:
            problems.append(Problem(name, getattr(error, "message", str(error))))
    return View(**read), problems


def _choice(field: str, kind: type[StrEnum], name: str) -> Callable[[list[str], Catalogue], dict[str, Any]]:
    def read(texts: list[str], _catalogue: Catalogue) -> dict[str, Any]:
        return {field: kind(read_choice(texts[0], list(kind), name))}

    return read


def _natures(texts: list[str]) -> tuple[Nature, ...]:
    asked = {read_choice(text, list(Nature), sentence("nature")) for text in texts}
    return tuple(nature for nature in Nature if nature in asked)


def _read_time(texts: list[str], _catalogue: Catalogue) -> dict[str, Any]:
    """Read a stretch of time; a form gives its first and its last period apart, as `2023..` and `..2026`."""
    read = [_ends(text) for text in texts]
    since = next((first for first, _ in read if first), None)
    until = next((last for _, last in read if last), None)
    if len(texts) > 2 or (since is None and until is None):
        raise ValueError(sentence("A stretch of time has a first or a last period: 2023..2026, 2023.. or ..2026."))
    if since and until and until.end < since.start:
        raise ValueError(
            sentence(
                "%(until)s ends before %(since)s begins; write the earlier one first.",
                until=until.label,
                since=since.label,
            )
        )
    return {"since": since.label if since else "", "until": until.label if until else ""}


def _ends(text: str) -> tuple[Period | None, Period | None]:
    first, dots, last = text.partition("..")
    since = _calendar_period(first) if first else None
    return since, (_calendar_period(last) if last else None) if dots else since


def _calendar_period(text: str) -> Period:
    period = read_period(text)
    if period.is_fiscal:
        raise ValueError(
            sentence(
                "'%(text)s' counts in fiscal years, which differ; a stretch of time is in calendar ones.",
                text=shown(text),
            )
        )
    return period


def _read_currency(texts: list[str], _catalogue: Catalogue) -> dict[str, Any]:
    code = read_choice(texts[0], ["reported", *CURRENCIES], sentence("currency"))
    return {"currency": "" if code == "reported" else code}


_READERS: dict[str, Callable[[list[str], Catalogue], dict[str, Any]]] = {
    "view": _choice("chart", ChartKind, sentence("view")),
    "period": lambda texts, _: {"period": read_period(texts[0]).label},
    "time": _read_time,
    "nature": lambda texts, _: {"nature": _natures(texts)},
    "without": lambda texts, known: {"without": tuple(sorted({known.resolve("sources", t) for t in texts}))},
    "statements": lambda texts, _: {
        "statements": read_choice(texts[0], list(STATEMENTS), sentence("kind of statements"))
    },
    "as_of": lambda texts, _: {"as_of": read_day(texts[0])},
    "recorded_as_of": lambda texts, _: {"recorded_as_of": read_time(texts[0])},
    "currency": _read_currency,
    "rate": _choice("rate", RateBasis, sentence("basis of a rate")),
    "facet": _choice("facet", Facet, sentence("facet")),
    "yScale": _choice("scale", AxisScale, sentence("scale")),
    "events": lambda texts, _: {"events": read_choice(texts[0], ["on", "off"], sentence("switch")) == "on"},
}
