"""Rows out as a spreadsheet: the figures, the documents they were read in, and a sheet that says what this is.

The sheet of figures has the row's columns by the same names. Every text stays a text, whatever it begins with, so that
opening a file computes nothing. A number is a number where a spreadsheet can hold it exactly, which is up to 15 digits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter

from app.errors import UnreadableError
from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.selection import Selection
from app.present.citations import Citation, state_words
from app.present.contexts.frame import Visit
from app.present.exports import FIGURE_COLUMNS, cell, plain
from app.present.words.selections import selection_words

MOST_FIGURES = 1_048_575
"""How many rows a sheet holds below its header."""

MOST_DIGITS = 15
"""How many digits of a number every spreadsheet program keeps."""

MOST_CHARACTERS = 32_767
"""How long a text a cell holds."""

DOCUMENT_COLUMNS = ("slug", "title", "publisher", "published_on", "url")
"""The columns of the sheet of documents, by their names in the reference table."""

_FIRST_DAY = date(1900, 3, 1)
"""Before it, spreadsheet programs disagree about what day a number is."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = {"id": 16, "subject": 18, "metric": 18, "as_reported": 24, "note": 40, "title": 60, "url": 60, "document": 30}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the sheet `about` says, as labels with texts; `changed_at` dates the file, so that it is always alike."""

    lines: tuple[tuple[str, str], ...]
    changed_at: datetime | None


def cover(visit: Visit, *, title: str, selection: Selection, citation: Citation) -> Cover:
    """Say what a file of figures holds.

    Args:
        visit: who asks, at which version of the ledger, at the address where the same is found again.
        title: the question that the figures answer.
        selection: which figures they are.
        citation: how to cite them.
    """
    say = visit.narrator.say
    lines = (
        (say.t("Question"), title),
        (say.t("Chosen by"), selection_words(selection, visit.narrator)),
        (say.t("As of"), say.day(selection.as_of)),
        (say.t("Ledger"), state_words(visit)),
        (say.t("Licence"), "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"),
        (say.t("Permalink"), visit.permalink if visit.origin else ""),
        (say.t("Cite"), citation.plain),
        (say.t("Numbers"), say.t("Numbers of more than 15 digits are texts, as a spreadsheet would round them.")),
        (say.t("Claims"), say.t("Each row is a claim of its source, never a fact.")),
    )
    return Cover(lines=tuple((label, text) for label, text in lines if text), changed_at=visit.changed_at)


class Spreadsheet:
    """A file that is written row by row, with flat memory however many there are; `finish` must be called."""

    def __init__(self, file: IO[bytes], columns: Sequence[str] = FIGURE_COLUMNS) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(file, options)
        self._header = self._book.add_format({"bold": True, "bottom": 1})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._whole = self._book.add_format({"num_format": "#,##0"})
        self._text = self._book.add_format({"quote_prefix": True})
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._columns = tuple(columns)
        self._sheet = self._new_sheet("figures", self._columns)
        self._rows = 0
        self._documents: dict[str, None] = {}

    def add(self, figures: Iterable[Figure]) -> None:
        """Write some more figures.

        Raises:
            UnreadableError: there are more than a sheet holds.
        """
        for figure in figures:
            if self._rows == MOST_FIGURES:
                raise UnreadableError(f"A spreadsheet holds {MOST_FIGURES:,} figures at most; ask for these as CSV.")
            self._rows += 1
            self._documents[figure.document] = None
            self._row(self._sheet, self._rows, [getattr(figure, name) for name in self._columns])

    def finish(self, catalogue: Catalogue, about: Cover) -> None:
        """Write what the figures were read in and what this is, and close the file."""
        sheet = self._new_sheet("documents", DOCUMENT_COLUMNS)
        for number, slug in enumerate(self._documents, 1):
            self._row(sheet, number, [getattr(catalogue.documents[slug], name) for name in DOCUMENT_COLUMNS])
        sheet = self._book.add_worksheet("about")
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, 100)
        for number, (label, text) in enumerate(about.lines):
            sheet.write_string(number, 0, label, self._header)
            sheet.write_string(number, 1, text, self._wrapped)
        if about.changed_at:
            self._book.set_properties({"created": about.changed_at.replace(tzinfo=None)})
        self._book.close()

    def discard(self) -> None:
        """Let go of a file that will not be finished."""
        self._book.close()

    def _new_sheet(self, name: str, columns: Sequence[str]) -> Any:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, _WIDTHS.get(column, 13))
            sheet.write_string(0, number, column, self._header)
        return sheet

    def _row(self, sheet: Any, row: int, values: Iterable[object]) -> None:
        for column, value in enumerate(values):
            self._cell(sheet, (row, column), value)

    def _cell(self, sheet: Any, place: tuple[int, int], value: object) -> None:
        match value:
            case None | "":
                return
            case Decimal() if is_exact(value):
                whole = value == value.to_integral_value()
                sheet.write_number(*place, value, *([self._whole] if whole else []))
            case date() if not isinstance(value, datetime) and value >= _FIRST_DAY:
                sheet.write_datetime(*place, value, self._day)
            case _:
                text = cell(value)
                text = text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"
                sheet.write_string(*place, text, *([self._text] if text.startswith(_FORMULA_STARTS) else []))


def write_spreadsheet(file: IO[bytes], figures: Iterable[Figure], catalogue: Catalogue, about: Cover) -> None:
    """Write a spreadsheet in one go."""
    made = Spreadsheet(file)
    try:
        made.add(figures)
        made.finish(catalogue, about)
    except BaseException:
        made.discard()
        raise


def is_exact(number: Decimal) -> bool:
    """Say whether a spreadsheet holds a number to its last digit."""
    return len(plain(abs(number)).replace(".", "").strip("0")) <= MOST_DIGITS
