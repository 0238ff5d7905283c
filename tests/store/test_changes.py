"""What came or changed last, and what there is, on both databases."""

from datetime import date
from decimal import Decimal
from urllib.parse import parse_qsl

import pytest
from sqlalchemy import Engine

from app.figures.selection import Selection, read_selection
from app.figures.vocabulary import Status
from app.store import figures as rows
from app.store.engine import session
from app.store.ledger import Ledger
from tests.store.rows import figure, fill

FIRST = (
    figure(id="undated", stated_on=None),
    figure(id="early", stated_on=date(2025, 1, 1)),
    figure(id="late", stated_on=date(2025, 7, 1), source="idc"),
)


@pytest.fixture
def changed(engine: Engine) -> Engine:
    """Give a database with three figures, of which one was corrected twice, and a fourth that came between."""
    loads = (
        FIRST,
        (figure(id="early", stated_on=date(2025, 1, 1), value=Decimal(4)), figure(id="new", source="idc")),
        (figure(id="early", value=Decimal(4), status=Status.WITHDRAWN, status_note="In error."),),
    )
    for loaded in loads:
        with session(engine, writing=True) as opened:
            fill(Ledger(opened), *loaded)
    return engine


def asked(engine: Engine, query: str = "", most: int = 9) -> list[tuple[str, tuple[str, ...]]]:
    """Give the id of each change that a query selects, with the columns that changed."""
    with session(engine) as opened:
        ledger = Ledger(opened)
        selection, problems = read_selection(parse_qsl(query), ledger.catalogue())
        assert problems == []
        found = rows.select_changes(opened, selection, ledger.catalogue(), most=most)
        assert all(change.at >= (change.figure.recorded_at or change.at) for change in found)
        return [(change.figure.id, change.columns) for change in found]


def test_the_last_change_comes_first(changed: Engine) -> None:
    """The last load comes first, in it the last statement; a correction tells its last step, a new figure nothing."""
    assert asked(changed) == [
        ("early", ("stated_on", "status", "status_note")),
        ("new", ()),
        ("late", ()),
        ("undated", ()),
    ]
    assert asked(changed, most=1) == [("early", ("stated_on", "status", "status_note"))]


def test_changes_can_be_selected(changed: Engine) -> None:
    """Filters narrow what has changed, and the ledger's clock turns it back."""
    assert asked(changed, "source=idc") == [("new", ()), ("late", ())]
    assert asked(changed, "source=nvidia&unit=chips") == []
    with session(changed) as opened:
        ledger = Ledger(opened)
        (first, *_), catalogue = rows.versions(opened, "late"), ledger.catalogue()
        then = Selection(recorded_as_of=first.recorded_from)
        back = rows.select_changes(opened, then, catalogue, most=9)
        assert [(change.figure.id, change.columns) for change in back] == [("late", ()), ("early", ()), ("undated", ())]


def test_a_correction_has_a_later_date_than_the_figure(changed: Engine) -> None:
    """A correction is told with its former state, and with the moment at which it came."""
    with session(changed) as opened:
        ledger = Ledger(opened)
        change = rows.select_changes(opened, Selection(), ledger.catalogue(), most=1)[0]
        assert change.former is not None
        assert (change.former.status, change.figure.status) == (Status.STANDS, Status.WITHDRAWN)
        assert change.figure.recorded_at is not None
        assert change.at > change.figure.recorded_at


def test_the_parts_hold_every_current_figure_once(changed: Engine) -> None:
    """However the list of all is cut, its parts hold each figure that stands once, with its last change."""
    with session(changed) as opened:
        for size in (1, 2, 100):
            number = rows.parts(opened, size=size)
            cut = [rows.dated_ids(opened, part=part, size=size) for part in range(number)]
            assert max(len(part) for part in cut) <= size
            assert sorted(key for part in cut for key, _ in part) == ["early", "late", "new", "undated"]
        (whole,) = cut
        last = dict(whole)["early"]
        assert last == max(at for _, at in whole)
        assert rows.dated_ids(opened, part=9, size=100) == []


def test_an_empty_ledger_has_no_parts(engine: Engine) -> None:
    """Where nothing is held there is nothing to tell."""
    with session(engine) as opened:
        assert rows.parts(opened, size=5) == 0
        assert rows.select_changes(opened, Selection(), Ledger(opened).catalogue(), most=5) == ()
