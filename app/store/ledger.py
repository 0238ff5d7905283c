"""The ledger as one thing: opened on a session, read through its catalogue, written in loads."""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, Table, insert, select, update
from sqlmodel import Session

from app.figures.figure import Figure
from app.figures.reference import Catalogue, Entry
from app.store import figures, reference, search
from app.store.reference import Changes
from app.store.tables import LedgerState, Load

_STATE: Table = LedgerState.__table__  # type: ignore[attr-defined]
_LOAD: Table = Load.__table__  # type: ignore[attr-defined]


def standing(engine: Engine) -> str:
    """Give a short text that differs whenever what the ledger holds does: its version, and since when.

    Asked before every answer, so it goes straight to the driver: a tenth of what a session costs.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(_STANDING)
        return str(cursor.fetchone())
    finally:
        connection.close()


_STANDING = "SELECT version, changed_at FROM ledger_state"


class Ledger:
    """One session's view of the ledger: the figures, what they refer to, and the version they stand at.

    The catalogue is read once for each version and shared by all ledgers on the same engine.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._stands: tuple[int, datetime | None] | None = None
        self._load: int | None = None
        self._now = datetime.now(UTC)
        self._changes: dict[str, Changes] = {}

    @property
    def version(self) -> int:
        """Give the version: raised by every load that changes something."""
        return self._state()[0]

    @property
    def changed_at(self) -> datetime | None:
        """Give when the ledger last changed."""
        return self._state()[1]

    def _state(self) -> tuple[int, datetime | None]:
        if self._stands is None:
            self._stands = self._read_state()
        return self._stands

    def _read_state(self) -> tuple[int, datetime | None]:
        row = self.session.connection().execute(select(_STATE.c.version, _STATE.c.changed_at)).one_or_none()
        return (row[0], row[1]) if row else (0, None)

    def catalogue(self) -> Catalogue:
        """Give all reference entries; the same object for as long as the ledger's version stands."""
        engine = self.session.get_bind().engine
        kept = _catalogues.get(engine.pool)
        state = self._state()
        if self._load is None and kept and kept[0] == state:
            return kept[1]
        catalogue = reference.read_catalogue(self.session)
        if self._load is None:
            _catalogues[engine.pool] = (state, catalogue)
        return catalogue

    def totals(self) -> tuple[int, int, int]:
        """Count the figures, the sources that state one, and the documents that print one: one statement."""
        return figures.totals(self.session)

    def known(self, ids: Collection[str]) -> dict[str, Figure]:
        """Read the current figures with these ids."""
        return figures.by_ids(self.session, ids)

    def figures(self) -> Iterator[Figure]:
        """Stream every current figure."""
        return figures.every(self.session)

    def begin_load(self, *, who: str, files: Sequence[str]) -> int:
        """Begin a load; what is put until `finish_load` belongs to it. Give its number."""
        row = {"at": self._now, "who": who, "files": "\n".join(files), "version": self.version}
        made = self.session.connection().execute(insert(_LOAD).returning(_LOAD.c.id), row)
        self._load = int(made.scalar_one())
        self._changes = {}
        return self._load

    def put_entries(self, table: str, entries: Sequence[Entry]) -> Changes:
        """Add or correct reference entries, and index them for search."""
        changes = reference.put_entries(self.session, table, entries, load_id=self._loading())
        touched = {*changes.added, *changes.corrected}
        texts = [(entry.slug, search.entry_texts(entry)) for entry in entries if entry.slug in touched]
        search.index(self.session, table, texts)
        return self._note(table, changes)

    def put_figures(self, rows: Sequence[Figure]) -> Changes:
        """Add or correct figures, and index them for search."""
        changes = figures.put_figures(self.session, rows, load_id=self._loading(), now=self._now)
        touched = {*changes.added, *changes.corrected}
        self._index([figure for figure in rows if figure.id in touched])
        return self._note("figures", changes)

    def finish_load(self) -> None:
        """Close the load: count it, and raise the version if it changed anything; if not, leave no trace of it."""
        load_id = self._loading()
        connection = self.session.connection()
        if not any(self._changes.values()):
            connection.execute(_LOAD.delete().where(_LOAD.c.id == load_id))
        else:
            if any(changes.corrected for table, changes in self._changes.items() if table != "figures"):
                self._index(list(self.figures()))
            version = self._raise_version()
            counts: dict[str, Any] = {
                "added": sum(len(changes.added) for changes in self._changes.values()),
                "corrected": sum(len(changes.corrected) for changes in self._changes.values()),
                "unchanged": sum(changes.unchanged for changes in self._changes.values()),
            }
            connection.execute(update(_LOAD).where(_LOAD.c.id == load_id).values(version=version, **counts))
        self._load = None

    def _raise_version(self) -> int:
        connection = self.session.connection()
        raised = update(_STATE).values(version=_STATE.c.version + 1, changed_at=self._now)
        connection.execute(raised)
        self._stands = None
        return self.version

    def _loading(self) -> int:
        if self._load is None:
            msg = "begin_load comes first"
            raise RuntimeError(msg)
        return self._load

    def _note(self, table: str, changes: Changes) -> Changes:
        self._changes[table] = self._changes.get(table, Changes()) + changes
        return changes

    def _index(self, rows: Sequence[Figure]) -> None:
        if not rows:
            return
        catalogue = reference.read_catalogue(self.session)
        search.index(self.session, "figures", [(f.id, search.figure_texts(f, catalogue)) for f in rows])


_catalogues: WeakKeyDictionary[object, tuple[tuple[int, datetime | None], Catalogue]] = WeakKeyDictionary()
