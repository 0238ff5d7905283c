"""Amounts in one currency as an answer: by the ledger's own rates, read once for each of its versions."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app import answers
from app.figures.selection import Selection
from app.figures.vocabulary import RateBasis
from app.findings.conversion import Converted, RateTable, restate
from app.ingest.load import load
from app.store.engine import make_engine, session
from app.store.ledger import Ledger

SEED = Path(__file__).parents[1] / "seed"


@pytest.fixture
def engine(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    """Give a database that holds the seed, and that a test may change."""
    path = Path(shutil.copy(migrated_sqlite, tmp_path / "ledger.db"))
    made = make_engine(f"sqlite:///{path}")
    with session(made, writing=True) as opened:
        assert not load([SEED], Ledger(opened), who="tests").refused
    yield made
    made.dispose()


def test_figures_are_restated_by_the_ledger_s_rates(engine: Engine) -> None:
    """The answer is what findings make of the figures with the rates of the catalogue; "" leaves all as it was."""
    with session(engine) as opened:
        ledger = Ledger(opened)
        assert answers.currencies(ledger) == ("USD", "CNY", "HKD")
        figures = tuple(ledger.figures())
        rates = RateTable.of(ledger.catalogue())
        for basis in RateBasis:
            found = answers.restated(ledger, figures, currency="CNY", basis=basis)
            assert found == restate(figures, "CNY", rates, basis=basis)
        untouched = answers.restated(ledger, figures, currency="")
        assert (untouched.figures, untouched.conversions) == (figures, {})
        assert answers.flips(ledger, figures, currency="") == ()


def test_a_figure_is_told_in_dollars_and_yuan(engine: Engine) -> None:
    """An amount in dollars has its yuan, one in yuan its dollars; what is no money has neither."""
    with session(engine) as opened:
        ledger = Ledger(opened)
        for figure in ledger.figures():
            found = answers.in_other_currencies(ledger, figure)
            assert len(found) == (figure.unit in {"USD", "CNY"})
            for each in found:
                assert not isinstance(each, Converted) or {each.unit, figure.unit} == {"USD", "CNY"}


def test_rates_are_read_once_for_each_version(engine: Engine, tmp_path: Path) -> None:
    """Sessions share one table of rates until a load changes something; then the new rates count."""
    with session(engine) as opened:
        first = answers.rate_table(Ledger(opened))
    with session(engine) as opened:
        assert answers.rate_table(Ledger(opened)) is first
    rates = tmp_path / "exchange_rates.csv"
    rates.write_text("period,base,quote,rate,kind,origin\n2024,USD,EUR,0.92,average,a bank\n")
    with session(engine, writing=True) as opened:
        assert not load([rates], Ledger(opened), who="tests").refused
    with session(engine) as opened:
        ledger = Ledger(opened)
        assert answers.rate_table(ledger) is not first
        assert "EUR" in answers.currencies(ledger)


def test_a_comparison_and_a_quote_are_in_the_currency_asked_for(engine: Engine) -> None:
    """Brackets and quotes are in it, and each converted figure can be had as it was printed."""
    asked = Selection().where("metric", "revenue").where("period", "2024")
    with session(engine) as opened:
        ledger = Ledger(opened)
        plain = answers.compare(ledger, asked).comparison
        found = answers.compare(ledger, asked, currency="CNY", rate=RateBasis.STATEMENT)
        assert {bracket.series.unit for bracket in found.comparison.brackets} == {"CNY"} != set(plain.units)
        assert tuple(map(found.restatement.as_printed, found.comparison.figures)) == plain.figures
        quoted = answers.quote(ledger, asked, currency="CNY")
        assert {bracket.series.unit for bracket, _ in quoted.quotes} == {"CNY"}
