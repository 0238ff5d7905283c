"""Loads: what is added, corrected and left alone, and what the ledger remembers of it, on both databases."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Engine, insert
from sqlalchemy.exc import IntegrityError

from app.figures.reference import Subject, Words
from app.figures.vocabulary import SubjectKind
from app.store import figures as rows
from app.store.engine import session
from app.store.ledger import Ledger
from app.store.tables import FigureRow
from tests.store.rows import ENTRIES, figure, fill


def test_what_is_put_comes_back(engine: Engine) -> None:
    """Entries and figures come back as they were put, and the figure knows when it was recorded."""
    given = figure(value_low=Decimal("16.5e9"), value_high=Decimal("17.123456789e9"), note="注")
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), given)
    with session(engine) as opened:
        ledger = Ledger(opened)
        held = ledger.known(["a-figure"])["a-figure"]
        assert held.recorded_at is not None
        assert replace(held, recorded_at=None) == given
        catalogue = ledger.catalogue()
        for table, entries in ENTRIES.items():
            assert sorted(catalogue.table(table)) == sorted(entry.slug for entry in entries)
            assert all(catalogue.table(table)[entry.slug] == entry for entry in entries)
        assert ledger.totals() == (1, 1, 1)


def test_loading_the_same_again_changes_nothing(engine: Engine) -> None:
    """A second load of the same rows adds nothing, and raises no version."""
    with session(engine, writing=True) as opened:
        assert fill(Ledger(opened), figure()).added == ("a-figure",)
    with session(engine, writing=True) as opened:
        changes = fill(Ledger(opened), figure())
        assert (changes.added, changes.corrected, changes.unchanged) == ((), {}, 1)
    with session(engine) as opened:
        assert Ledger(opened).version == 1


def test_a_correction_keeps_the_former_row(engine: Engine) -> None:
    """The former state stays, with the loads that brought and replaced it; the claim keeps when it was first held."""
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), figure(), who="ada")
    with session(engine, writing=True) as opened:
        changes = fill(Ledger(opened), figure(note="Checked.", value=Decimal(17_100_000_000)), who="ben")
        assert changes.corrected == {"a-figure": ("value", "note")}
    with session(engine) as opened:
        newest, former = rows.versions(opened, "a-figure")
        assert (newest.who, former.who) == ("ben", "ada")
        assert (newest.figure.note, former.figure.note) == ("Checked.", "")
        assert newest.recorded_until is None
        assert former.recorded_until == newest.recorded_from
        assert newest.figure.recorded_at == former.figure.recorded_at == former.recorded_from
        assert Ledger(opened).version == 2
        assert [f.note for f in Ledger(opened).figures()] == ["Checked."]


def test_a_load_that_fails_leaves_nothing(engine: Engine) -> None:
    """If anything goes wrong before the end, the ledger stands as it stood."""

    def broken_load() -> None:
        with session(engine, writing=True) as opened:
            fill(Ledger(opened), figure())
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        broken_load()
    with session(engine) as opened:
        ledger = Ledger(opened)
        assert (ledger.version, ledger.totals()) == (0, (0, 0, 0))


def test_a_corrected_entry_is_seen_at_once_and_its_past_is_kept(engine: Engine) -> None:
    """A reference entry can be corrected; later readers see it, and figures are found under its new name."""
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), figure())
    with session(engine) as opened:
        assert Ledger(opened).catalogue().subjects["nvidia"].name.en == "NVIDIA"
    renamed = Subject(slug="nvidia", name=Words("Envidia"), kind=SubjectKind.COMPANY)
    with session(engine, writing=True) as opened:
        ledger = Ledger(opened)
        ledger.begin_load(who="tests", files=["subjects.csv"])
        changes = ledger.put_entries("subjects", [renamed])
        ledger.finish_load()
        assert set(changes.corrected["nvidia"]) >= {"name_en", "aliases"}
    with session(engine) as opened:
        assert Ledger(opened).catalogue().subjects["nvidia"].name.en == "Envidia"
        former = opened.connection().exec_driver_sql("SELECT former FROM entry_history").scalar_one()
        assert "英伟达" in former


def test_the_database_refuses_what_the_rules_forbid(engine: Engine) -> None:
    """A row that no check has seen can't get in with an unknown word, ends the wrong way round, or a stray slug."""
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), figure())
        plain = opened.connection().exec_driver_sql("SELECT max(load_id) FROM figure").scalar_one()
    good = rows.to_row(figure(id="another"), load_id=plain, recorded_at=figure().recorded_at)
    good["recorded_at"] = good["recorded_at"] or __import__("datetime").datetime(2026, 1, 1)
    for wrong in (
        {"bound": "vague"},
        {"nature": "wish"},
        {"subject": "nobody"},
        {"value_low": Decimal(2), "value": Decimal(1)},
        {"value": None},
        {"period_end": None},
        {"id": "a-figure"},
    ):
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(insert(FigureRow), good | wrong)
    with engine.begin() as connection:
        connection.execute(insert(FigureRow), good)


def test_two_current_states_of_one_claim_can_not_be(engine: Engine) -> None:
    """The database itself holds to one current row for each id."""
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), figure(), figure(id="other", source="idc"))
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql("UPDATE figure SET id = 'a-figure'")


def test_a_reader_sees_one_state_throughout(engine: Engine) -> None:
    """What is loaded while a reader reads does not mix into what it reads."""
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), figure())
    with session(engine) as reading:
        before = Ledger(reading)
        assert before.version == 1
        with session(engine, writing=True) as opened:
            fill(Ledger(opened), figure(), figure(id="later", source="idc"))
        assert [f.id for f in before.figures()] == ["a-figure"]
        assert Ledger(reading).version == 1
    with session(engine) as reading:
        assert Ledger(reading).version == 2
