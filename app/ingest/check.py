"""Rows → figures or located errors. Pure: a catalogue and some rows are all it needs."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from app.errors import UnknownNameError
from app.figures.columns import COLUMNS, ColumnKind
from app.figures.figure import IDENTITY, Figure, derived_id, rule_breaks, settle_quantity, with_period
from app.figures.period import CALENDAR_YEAR, FiscalCalendar, Period, read_period
from app.figures.quantity import Quantity, read_quantity
from app.figures.reference import Catalogue, fold
from app.figures.vocabulary import UNITS, Bound, Nature, Status
from app.ingest.cells import AlreadyRefusedError, CellReader, read_choice, read_date, read_id, read_number, with_remedy
from app.ingest.read import Row
from app.ingest.report import Findings

KNOWN_COLUMNS = tuple(column.name for column in COLUMNS)
"""The columns that a file of figures may have."""

REQUIRED_COLUMNS = tuple(column.name for column in COLUMNS if column.required)
"""The columns that it must have."""

_SLUGS = tuple(column for column in COLUMNS if column.kind is ColumnKind.SLUG)
_CHOICES = tuple(column for column in COLUMNS if column.kind is ColumnKind.CHOICE)
_ENDS = ("value_low", "value", "value_high")
_LINKS = ("quotes", "supersedes")
_FREE_TEXTS = ("as_reported", "as_converted", "locator", "status_note", "note", "note_zh_hans", "note_zh_hant")

Names = dict[str, str | None]


class FigureChecker:
    """Turns rows into figures by a catalogue, and notes what is wrong with the others."""

    def __init__(
        self, catalogue: Catalogue, findings: Findings, *, refused: Mapping[str, Collection[str]] | None = None
    ) -> None:
        """Make a checker.

        Args:
            catalogue: the entries that the rows may name.
            findings: where errors are noted.
            refused: slugs by table whose entries were refused, so that a row naming one is refused without a word.
        """
        self._catalogue = catalogue
        self._findings = findings
        self._refused = {table: {fold(slug) for slug in slugs} for table, slugs in (refused or {}).items()}
        self._slugs: dict[tuple[str, str], str] = {}
        self._calendars: dict[str, FiscalCalendar] = {}

    def figure(self, file: str, row: Row) -> Figure | None:
        """Give the row as a figure; None if it is refused."""
        cells = CellReader(file, row, self._findings)
        cells.require(REQUIRED_COLUMNS, "row")
        names: Names = {c.name: cells.read(c.name, partial(self._resolve, c.table or "")) for c in _SLUGS}
        words = {c.name: cells.read(c.name, partial(read_choice, choices=c.choices, noun=c.name)) for c in _CHOICES}
        period = self._period(cells, names["subject"])
        quantity = _quantity(cells, words["bound"])
        stated_on = cells.read("stated_on", read_date)
        links = {name: cells.read(name, read_id) for name in ("id", *_LINKS)}
        if cells.broken or quantity is None:
            return None
        document = self._catalogue.documents[str(names["document"])]
        figure = _figure(cells, names, words, (period, quantity, stated_on or document.published_on), links)
        metric = self._catalogue.metrics[figure.metric]
        for broken in rule_breaks(figure, metric=metric, document=document):
            cells.refuse(broken.column, broken.message)
        return None if cells.broken else figure

    def _resolve(self, table: str, text: str) -> str:
        slug = self._slugs.get((table, text))
        if slug is None:
            try:
                slug = self._catalogue.resolve(table, text)
            except UnknownNameError as error:
                if fold(text) in self._refused.get(table, ()):
                    raise AlreadyRefusedError from None
                raise UnknownNameError(with_remedy(error, table)) from None
            self._slugs[table, text] = slug
        return slug

    def _period(self, cells: CellReader, subject: str | None) -> Period | None:
        calendar = CALENDAR_YEAR if subject is None else self._calendars.get(subject)
        if calendar is None:
            calendar = self._calendars[str(subject)] = self._catalogue.calendar(str(subject))
        period = cells.read("period", partial(read_period, calendar=calendar))
        for column, day in (
            ("period_start", period.start if period else None),
            ("period_end", period.end if period else None),
        ):
            given = cells.read(column, read_date)
            if given is None or given == day or subject is None:
                continue
            if period is not None:
                cells.refuse(column, f"{given} does not agree with the period {period.label}, which gives {day}.")
            elif not cells.text("period"):
                cells.refuse(column, f"{given} stands here and the period is empty; write the period.")
        return period


def identity(figure: Figure) -> tuple[str | None, ...]:
    """Give what identifies a figure's claim, as the texts that its id is derived from."""
    values = (getattr(figure, name) for name in IDENTITY)
    return tuple(None if value is None else str(value) for value in values)


def _quantity(cells: CellReader, bound: str | None) -> Quantity | None:
    """Read the printed number, and hold the row's own numbers against it."""
    unit = cells.read("unit", partial(read_choice, choices=tuple(UNITS), noun="unit"))
    ends = {name: cells.read(name, read_number) for name in _ENDS}
    cells.read("as_converted", read_quantity)
    if cells.text("unit") and unit is None:
        return None
    printed = cells.read("as_reported", partial(read_quantity, unit=unit))
    if printed is None:
        return None
    quantity, breaks = settle_quantity(printed, **ends, bound=Bound(bound) if bound else None)
    for broken in breaks:
        cells.refuse(broken.column, broken.message)
    return quantity


def _figure(
    cells: CellReader,
    names: Names,
    words: Names,
    reading: tuple[Period | None, Quantity, date | None],
    links: Names,
) -> Figure:
    """Put a figure together from cells that could all be read."""
    period, quantity, stated_on = reading
    fields: dict[str, object] = {
        **names,
        **with_period(period),
        **{name: cells.text(name) for name in _FREE_TEXTS},
        "value_low": _trimmed(quantity.low),
        "value": _trimmed(quantity.value),
        "value_high": _trimmed(quantity.high),
        "bound": quantity.bound,
        "unit": quantity.unit,
        "precision": quantity.precision,
        "precision_low": quantity.precision_low or quantity.precision,
        "precision_high": quantity.precision_high or quantity.precision,
        "nature": Nature(str(words["nature"])),
        "status": Status(words["status"] or Status.STANDS),
        "stated_on": stated_on,
        "quotes": links["quotes"],
        "supersedes": links["supersedes"],
    }
    values = (fields[name] for name in IDENTITY)
    derived = derived_id(tuple(None if value is None else str(value) for value in values))
    return Figure(id=links["id"] or derived, **fields)  # type: ignore[arg-type]


def _trimmed(number: Decimal | None) -> Decimal | None:
    """Write a number without an exponent and without zeros behind the point; its value stays."""
    if number is None:
        return None
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
