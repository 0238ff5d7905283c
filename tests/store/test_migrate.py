"""Migrations up and down on both databases, with and without data."""

from dataclasses import replace

from sqlalchemy import Engine, inspect

from app.figures.reference import Metric, Words
from app.figures.vocabulary import Adding, MetricKind
from app.store.engine import session
from app.store.ledger import Ledger
from app.store.migrate import current, downgrade, drift, newest, upgrade
from app.store.reference import put_entries
from tests.store.rows import figure, fill


def test_an_empty_database_comes_up_without_drift(empty_engine: Engine) -> None:
    """The newest schema is exactly what the tables in the code say."""
    upgrade(empty_engine)
    assert current(empty_engine) == newest()
    assert drift(empty_engine) == []


def test_a_database_with_figures_goes_down_and_up_again(engine: Engine) -> None:
    """Going down leaves nothing behind, and coming up again gives a ledger that can be filled."""
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), figure())
    downgrade(engine, "base")
    left = set(inspect(engine).get_table_names()) - {"alembic_version"}
    assert left == set()
    upgrade(engine)
    assert drift(engine) == []
    with session(engine, writing=True) as opened:
        assert fill(Ledger(opened), figure()).added == ("a-figure",)


def test_metrics_survive_a_step_back(engine: Engine) -> None:
    """Before 0002 nothing said what adds up or what is a ceiling: going back forgets that and keeps the metrics."""
    capacity = Metric(
        slug="capacity",
        name=Words("x"),
        definition=Words("x"),
        kind=MetricKind.CEILING,
        of="revenue",
        adding=Adding.STOCK,
    )
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), figure())
        put_entries(opened, "metrics", [capacity], load_id=1)
    downgrade(engine, "0001")
    upgrade(engine)
    assert drift(engine) == []
    with session(engine) as opened:
        metrics = Ledger(opened).catalogue().metrics
    assert metrics["capacity"] == replace(capacity, kind=MetricKind.LEVEL, of=None, adding=Adding.NONE)
    assert metrics["share"].of == "revenue"


def test_drift_is_seen(engine: Engine) -> None:
    """A table that the code doesn't expect shows as drift, so the check above can fail."""
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE stray (id integer)")
    assert any("stray" in str(difference) for difference in drift(engine))
