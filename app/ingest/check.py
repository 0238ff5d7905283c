"""Rows → figures or located errors. Pure: a catalogue and some rows are all it needs."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial

from app.errors import UnknownNameError, UnreadableError
from app.figures.columns import BY_NAME, COLUMNS, ColumnKind
from app.figures.figure import IDENTITY, Figure, derived_id, rule_breaks, settle_quantity, with_period
from app.figures.period import CALENDAR_YEAR, FiscalCalendar, Period, read_period
from app.figures.quantity import Quantity, read_quantity
from app.figures.reference import Catalogue, fold
from app.figures.vocabulary import UNITS, Bound, Nature, Status
from app.ingest.cells import AlreadyRefusedError, CellReader, read_choice, read_date, read_id, read_number, with_remedy
from app.ingest.read import Row
from app.ingest.report import Findings
from app.present.exports import figure_cells

KNOWN_COLUMNS = tuple(column.name for column in COLUMNS)
"""The columns that a file of figures may have."""

REQUIRED_COLUMNS = tuple(column.name for column in COLUMNS if column.required)
"""The columns that it must have."""

_SLUGS = tuple(column for column in COLUMNS if column.kind is ColumnKind.SLUG)
_ENDS = ("value_low", "value", "value_high")
_READ_FROM_PRINT = frozenset({*_ENDS, "bound", "unit"})
_STATED = frozenset(c.name for c in COLUMNS if not c.output and c.name != "id")
_LINKS = ("quotes", "supersedes")
_FREE_TEXTS = ("as_reported", "as_converted", "locator", "status_note", "note", "note_zh_hans", "note_zh_hant")

Names = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a row's cells say of the claim's identity, as far as they could be read."""

    names: Names
    nature: str | None
    period: Period | None
    printed: Quantity | None
    stated_on: date | None

    @property
    def id(self) -> str:
        """Give the id that follows from it, once all of it could be read."""
        values: Names = {
            **self.names,
            "period": self.period.label if self.period else None,
            "unit": self.printed.unit if self.printed else None,
            "nature": self.nature,
            "stated_on": self.stated_on.isoformat() if self.stated_on else None,
        }
        return derived_id(tuple(values[name] for name in IDENTITY))


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

    def claim(self, row: Row) -> Claim | None:
        """Read what a row says of its claim's identity, and nothing else; None if it can't be read."""
        cells = CellReader("", row, Findings())
        claim = self._claim(cells, None)
        return None if cells.broken or claim.printed is None else claim

    def figure(self, file: str, row: Row, *, held: Figure | None = None, claim: Claim | None = None) -> Figure | None:
        """Give the row as a figure; None if it is refused.

        Args:
            file: the file's name, for errors.
            row: the row.
            held: what the ledger holds under the row's id. Of it stays what stands under columns that the row lacks;
                what was read from the print, or given beside it, stays only with that print.
            claim: the row's claim, if it has been read and the row has no id of its own.
        """
        cells = CellReader(file, _completed(row, held), self._findings)
        cells.require(REQUIRED_COLUMNS, "row")
        reread = held if held and held.as_reported == cells.text("as_reported") else None
        claim = claim or self._claim(cells, reread)
        quantity = _quantity(cells, claim.printed, reread)
        status = _choice(cells, "status")
        links = {name: cells.read(name, read_id) for name in ("id", *_LINKS)}
        if cells.broken or quantity is None:
            return None
        figure = _figure(cells, claim, quantity, status=status, links=links)
        document, metric = self._catalogue.documents[figure.document], self._catalogue.metrics[figure.metric]
        for broken in rule_breaks(figure, metric=metric, document=document):
            cells.refuse(broken.column, broken.message)
        return None if cells.broken else figure

    def _claim(self, cells: CellReader, reread: Figure | None) -> Claim:
        names: Names = {c.name: cells.read(c.name, partial(self._resolve, c.table or "")) for c in _SLUGS}
        document = self._catalogue.documents.get(names["document"] or "")
        return Claim(
            names=names,
            nature=_choice(cells, "nature"),
            period=self._period(cells, names["subject"]),
            printed=_printed(cells, reread),
            stated_on=cells.read("stated_on", read_date) or (document.published_on if document else None),
        )

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


def states_all(row: Row) -> bool:
    """Say whether a row has every column that a file can state, so that nothing of it can stay as it was."""
    return row.cells.keys() >= _STATED


def _completed(row: Row, held: Figure | None) -> Row:
    """Give a row with the cells that the ledger holds under columns that it lacks."""
    if held is None:
        return row
    kept = figure_cells(held)
    lacking = {name: kept[name] for name in _STATED - _READ_FROM_PRINT - row.cells.keys()}
    return Row(row.number, lacking | row.cells)


def _choice(cells: CellReader, column: str) -> str | None:
    return cells.read(column, partial(read_choice, choices=BY_NAME[column].choices, noun=column))


def _printed(cells: CellReader, reread: Figure | None) -> Quantity | None:
    """Read the printed number, by the unit that stands in the row or that the same print was held with."""
    unit = cells.read("unit", partial(read_choice, choices=tuple(UNITS), noun="unit"))
    if cells.text("unit") and unit is None:
        return None
    if reread and cells.lacks("unit"):
        with suppress(UnreadableError):
            return read_quantity(reread.as_reported, reread.unit)
    return cells.read("as_reported", partial(read_quantity, unit=unit))


def _quantity(cells: CellReader, printed: Quantity | None, reread: Figure | None) -> Quantity | None:
    """Hold the row's own numbers, or those that were given with the same print, against what was read from it."""
    ends = {name: cells.read(name, read_number) for name in _ENDS}
    bound = _choice(cells, "bound")
    cells.read("as_converted", read_quantity)
    if printed is None:
        return None
    for name, read in zip(_ENDS, (printed.low, printed.value, printed.high), strict=True):
        if reread and read is None and cells.lacks(name):
            ends[name] = getattr(reread, name)
    quantity, breaks = settle_quantity(printed, **ends, bound=Bound(bound) if bound else None)
    for broken in breaks:
        cells.refuse(broken.column, broken.message)
    if reread and cells.lacks("bound") and _settles_alike(quantity, reread) and reread.bound is printed.bound:
        return replace(quantity, bound=printed.bound)
    return quantity


def _settles_alike(quantity: Quantity, held: Figure) -> bool:
    return (quantity.low, quantity.value, quantity.high) == (held.value_low, held.value, held.value_high)


def _figure(cells: CellReader, claim: Claim, quantity: Quantity, *, status: str | None, links: Names) -> Figure:
    """Put a figure together from cells that could all be read."""
    fields: dict[str, object] = {
        **claim.names,
        **with_period(claim.period),
        **{name: cells.text(name) for name in _FREE_TEXTS},
        "value_low": _trimmed(quantity.low),
        "value": _trimmed(quantity.value),
        "value_high": _trimmed(quantity.high),
        "bound": quantity.bound,
        "unit": quantity.unit,
        "precision": quantity.precision,
        "precision_low": quantity.precision_low or quantity.precision,
        "precision_high": quantity.precision_high or quantity.precision,
        "nature": Nature(str(claim.nature)),
        "status": Status(status or Status.STANDS),
        "stated_on": claim.stated_on,
        "quotes": links["quotes"],
        "supersedes": links["supersedes"],
    }
    return Figure(id=links["id"] or claim.id, **fields)  # type: ignore[arg-type]


def _trimmed(number: Decimal | None) -> Decimal | None:
    """Write a number without an exponent and without zeros behind the point; its value stays."""
    if number is None:
        return None
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
