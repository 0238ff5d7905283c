"""On the five articles alone, what a careful reader finds is found, and nothing else: the list is docs/readings.md."""

import shutil
from pathlib import Path

import pytest

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.findings.checks import find_checks
from app.findings.contradictions import find_contradictions
from app.ingest.load import load
from app.store.engine import make_engine, session
from app.store.ledger import Ledger

SEED = Path(__file__).parents[2] / "seed"
ARTICLES = {
    "h20-returns-newspaper-2025-07",
    "leiphone-h20-dealers-2025-07",
    "tmtpost-h20-mi308-2025-07",
    "qian-h20-licence-2025-07",
    "h200-export-repost-2025-12",
}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> tuple[list[Figure], Catalogue]:
    """Give the figures of the five articles, and the catalogue of the whole seed."""
    path = tmp_path_factory.mktemp("articles") / "ledger.db"
    shutil.copy(migrated_sqlite, path)
    engine = make_engine(f"sqlite:///{path}")
    with session(engine, writing=True) as opened:
        ledger = Ledger(opened)
        assert load([SEED], ledger, who="tests").problem_lines() == []
        figures = [figure for figure in ledger.figures() if figure.document in ARTICLES]
        catalogue = ledger.catalogue()
    engine.dispose()
    return figures, catalogue


def printed(figures: tuple[Figure, ...]) -> str:
    """Write figures in short: metrics and prints."""
    return ", ".join(sorted(f"{figure.metric} {figure.as_reported}" for figure in figures))


def test_the_contradictions_of_the_articles(articles: tuple[list[Figure], Catalogue]) -> None:
    """Each of the seven contradictions on the list is found, and one story of a revision."""
    assert [(found.kind.value, printed(found.figures)) for found in find_contradictions(*articles)] == [
        ("conflict", "inventory_charge 45亿美元, inventory_charge 45億美元, inventory_charge 高达55亿美元"),
        ("check", "performance 1,980 TFLOPS, performance 296 TFLOPS, relative_performance 20%"),
        ("check", "lost_revenue 140億-180億美元"),
        ("check", "order_units 數十萬塊, order_value 10億美元, price 6000-8000美元"),
        ("conflict", "performance_difference 降25%, performance_difference 降低20%"),
        ("check", "performance_difference 降低20%, relative_performance 約爲H20的75%"),
        ("conflict", "revenue 170亿美元, revenue 171.08億美元"),
        ("revision", "gross_margin 60.5%, gross_margin 71.3%"),
    ]


def test_what_fits_is_told_to_fit(articles: tuple[list[Figure], Catalogue]) -> None:
    """The relations that a careful reader tries and finds sound are tried, and hold."""
    held = {(check.kind.value, printed(check.figures)) for check in find_checks(*articles) if check.holds}
    assert held >= {
        ("share", "revenue 440 亿美元, revenue 55.22亿美元, revenue_share 12.53%"),
        ("share", "shipment_share 20%, unit_shipments 接近20万块, unit_shipments 超过90万块"),
        ("share", "revenue 120-150亿美元, revenue 171.08億美元, revenue_share 80%"),
        ("share", "market_size 13635.78億元, market_size 36119.74億元, segment_share 37.8%"),
        ("shares", "revenue_share 47%, revenue_share 53%"),
        ("growth", "revenue 103.06億美元, revenue 171.08億美元, revenue_growth 66%"),
        ("cagr", "market_size 13367.92 億元, market_size 1425.37億元, market_size_cagr 53.7%"),
        ("baseline", "performance_difference 降25%, relative_performance 約爲H20的75%"),
        ("baseline", "price_difference 降低40%, purchase_saving 40%"),
        ("change", "share_price 164.07美元, share_price 172.25美元, share_price_change 4.99%"),
        ("conversion", "revenue 171.08億美元"),
        ("conversion", "lost_revenue 約55億美元"),
    }
