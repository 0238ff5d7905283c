"""What came of reading files: located errors, notices and counts, and how they are said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

LIMIT = 200
"""How many errors, and how many notices, are kept; the rest is counted."""


@dataclass(frozen=True, slots=True, order=True)
class RowError:
    """One thing that is wrong in a file, where it stands, and what would be right.

    Attributes:
        file: the file as it was named; in a check of the ledger itself, the row's place there.
        line: the line on which the row begins; 0 where the whole file is meant.
        column: the column to look at; "" where the whole row is meant.
        message: what is wrong and what would be right, in a sentence or two.
    """

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.column}: {self.message}" if self.column else f"{place}: {self.message}"


class Findings:
    """Collects what is wrong and what is worth knowing; keeps the first of them and counts all.

    Attributes:
        errors: what keeps the files from being loaded.
        notices: what was taken care of and should be known.
        error_count: how many errors there were, those not kept included.
    """

    def __init__(self) -> None:
        self.errors: list[RowError] = []
        self.notices: list[RowError] = []
        self.error_count = 0
        self.notice_count = 0

    def error(self, file: str, line: int, column: str, message: str) -> None:
        """Note an error."""
        self.error_count += 1
        if len(self.errors) < LIMIT:
            self.errors.append(RowError(file, line, column, message))

    def notice(self, file: str, line: int, column: str, message: str) -> None:
        """Note something that is worth knowing and no error."""
        self.notice_count += 1
        if len(self.notices) < LIMIT:
            self.notices.append(RowError(file, line, column, message))


class Changes(Protocol):
    """What putting rows into the ledger did: ids added, ids corrected with the columns that changed, and the rest."""

    @property
    def added(self) -> tuple[str, ...]:
        """The ids that the ledger did not hold."""

    @property
    def corrected(self) -> Mapping[str, tuple[str, ...]]:
        """The ids whose row changed, each with the columns that did."""

    @property
    def unchanged(self) -> int:
        """How many rows the ledger holds just so."""


@dataclass(slots=True)
class TableReport:
    """What became of the rows of one table: how many were read and refused, and what the others did."""

    read: int = 0
    refused: int = 0
    added: int = 0
    corrected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unchanged: int = 0

    def count(self, changes: Changes) -> None:
        """Add what one batch did."""
        self.added += len(changes.added)
        self.corrected |= changes.corrected
        self.unchanged += changes.unchanged


@dataclass(slots=True)
class LoadReport:
    """What a load did, or would have done, or what a check found.

    Attributes:
        kind: whether rows were to be loaded, loaded and rolled back, or only checked.
        files: the files that were read, each with its table.
        tables: what became of each table's rows.
        hint: what to do first, where everything is wrong for one reason; "" otherwise.
    """

    kind: Literal["load", "dry-run", "check"]
    files: dict[str, str] = field(default_factory=dict)
    tables: dict[str, TableReport] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)
    hint: str = ""

    @property
    def refused(self) -> bool:
        """Say whether anything was wrong, so that nothing may be written."""
        return self.findings.error_count > 0

    def to_dict(self) -> dict[str, object]:
        """Give the report as plain values, for JSON."""
        return {
            "kind": self.kind,
            "loaded": self.kind == "load" and not self.refused,
            "files": self.files,
            "tables": {
                name: {
                    "read": table.read,
                    "refused": table.refused,
                    "added": table.added,
                    "corrected": {slug: list(columns) for slug, columns in table.corrected.items()},
                    "unchanged": table.unchanged,
                }
                for name, table in self.tables.items()
            },
            "hint": self.hint or None,
            "error_count": self.findings.error_count,
            "errors": [_as_dict(error) for error in self.findings.errors],
            "notice_count": self.findings.notice_count,
            "notices": [_as_dict(notice) for notice in self.findings.notices],
        }

    def problem_lines(self) -> list[str]:
        """Say every notice and error in a line of its own, and how many more there are."""
        findings = self.findings
        lines = [f"{notice} (notice)" for notice in findings.notices]
        lines += _more(findings.notice_count - len(findings.notices), "notice")
        lines += [str(error) for error in findings.errors]
        return lines + _more(findings.error_count - len(findings.errors), "error")

    def forget_changes(self) -> None:
        """Take back what the tables are said to have done, as nothing of it stays."""
        for table in self.tables.values():
            table.added, table.corrected, table.unchanged = 0, {}, 0

    def summary_lines(self) -> list[str]:
        """Say what each table's rows did, and whether anything was written."""
        findings = self.findings
        rows = _counted(sum(table.read for table in self.tables.values()), "row")
        files = _counted(len(self.files), "file")
        if self.refused:
            verb = "would be loaded" if self.kind == "check" else "was loaded"
            said = f"Nothing {verb}: {_counted(findings.error_count, 'error')} in {rows} of {files}."
            return [said, *([self.hint] if self.hint else [])]
        if self.kind == "check":
            return [f"Nothing is wrong in {rows} of {files}."]
        lines = []
        for name, table in self.tables.items():
            counts = f"{table.added} added, {len(table.corrected)} corrected, {table.unchanged} unchanged"
            lines.append(f"{name}: {counts}")
            shown = list(table.corrected.items())[:LIMIT]
            lines += [f"  corrected {slug}: {', '.join(columns)}" for slug, columns in shown]
            lines += [f"  {line}" for line in _more(len(table.corrected) - len(shown), "correction")]
        return [*lines, *(["Dry run: nothing was written."] if self.kind == "dry-run" else [])]


def _as_dict(error: RowError) -> dict[str, object]:
    return {"file": error.file, "line": error.line or None, "column": error.column or None, "message": error.message}


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _more(count: int, noun: str) -> list[str]:
    return [f"… and {_counted(count, f'more {noun}')}."] if count > 0 else []
