"""How fast figures become findings: ratios against reading the same figures from the ledger once, in the same run.

Run it by hand: `python benchmarks/findings.py [figures]`. Machines differ; read the ratios, not the seconds, which are
those of the processor, so that whatever else runs on the machine counts little.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from app.answers.reckoning import reckon
from app.figures.figure import Figure, with_period
from app.figures.period import read_period
from app.figures.reference import Catalogue, Document, ExchangeRate, Geography, Metric, Source, Subject, Words
from app.figures.vocabulary import Adding, Bound, MetricKind, Nature, SourceKind, SubjectKind
from app.findings.agreement import common_ground
from app.findings.checks import find_checks
from app.findings.comparison import compare
from app.findings.contradictions import find_contradictions
from app.findings.coverage import coverage
from app.store import figures as rows
from app.store.engine import make_engine, session
from app.store.ledger import Ledger
from app.store.migrate import upgrade

COMPANIES = 400
YEARS = range(2016, 2026)
PERIODS = [str(year) for year in YEARS] + [f"{year}-Q{quarter}" for year in YEARS for quarter in range(1, 5)]
SOURCES = 5
DOCUMENTS = 97
TABLES = ("metrics", "subjects", "sources", "documents", "geographies", "exchange_rates")
ONE_SELECTION = 2_000


def catalogue() -> Catalogue:
    """Declare a small world: companies in two places, amounts, shares of amounts and their growth."""
    kinds = {"sales": MetricKind.LEVEL, "sales_share": MetricKind.SHARE, "sales_growth": MetricKind.GROWTH}
    no_words = Words("x")
    metrics = {
        slug: Metric(
            slug=slug,
            name=no_words,
            definition=no_words,
            kind=kind,
            of=None if slug == "sales" else "sales",
            adding=Adding.FLOW if slug == "sales" else Adding.NONE,
        )
        for slug, kind in kinds.items()
    }
    companies = [Subject(slug=f"c{n}", name=no_words, kind=SubjectKind.COMPANY) for n in range(COMPANIES)]
    rates = [
        ExchangeRate(period=str(y), base="USD", quote="CNY", rate=Decimal(7), kind="average", origin="x") for y in YEARS
    ]
    return Catalogue(
        metrics=metrics,
        subjects={company.slug: company for company in companies},
        sources={
            f"s{n}": Source(slug=f"s{n}", name=no_words, kind=list(SourceKind)[n % len(SourceKind)])
            for n in range(SOURCES)
        },
        documents={f"d{n}": Document(slug=f"d{n}", title="x") for n in range(DOCUMENTS)},
        geographies={
            "WORLD": Geography(slug="WORLD", name=no_words),
            "CN": Geography(slug="CN", name=no_words, parent="WORLD"),
        },
        exchange_rates={rate.slug: rate for rate in rates},
    )


def made(count: int) -> Iterator[Figure]:
    """Make so many figures: every company, period and source in turn; one in ten is off by a tenth."""
    periods = [read_period(label) for label in PERIODS]
    for number in range(count):
        rest, source = divmod(number, SOURCES)
        rest, what = divmod(rest, 4)
        rest, at = divmod(rest, len(periods))
        company = f"c{rest % COMPANIES}"
        period = periods[at]
        metric, place = (("sales", "WORLD"), ("sales", "CN"), ("sales_share", "CN"), ("sales_growth", "WORLD"))[what]
        size = Decimal(1000 * period.days * (1 + rest % 7))
        value = {"sales_share": Decimal(25), "sales_growth": Decimal(0)}.get(metric, size)
        value = value / 4 if (metric, place) == ("sales", "CN") else value
        value += value / 10 if number % 10 == 0 else 0
        yield Figure(
            id=f"f{number}",
            metric=metric,
            subject=company,
            relative_to=company if metric == "sales_share" else None,
            geography=place,
            **with_period(period),  # type: ignore[arg-type]
            as_reported=str(value),
            as_converted="约合7万元" if number % 50 == 0 and metric == "sales" else "",
            value=value,
            bound=Bound.EXACT,
            unit="USD" if metric == "sales" else "percent",
            nature=Nature.ACTUAL if source < 2 else Nature.ESTIMATE,
            source=f"s{source}",
            document=f"d{number % DOCUMENTS}",
            stated_on=date(2026, 1, 1 + number % 28),
            precision_low=Decimal(1),
            precision=Decimal(1),
            precision_high=Decimal(1),
        )


def about_one_thing(count: int) -> list[Figure]:
    """Make figures by so many sources about one thing and the same days; one in a hundred is off by a tenth."""
    first = next(made(1))
    return [
        replace(first, id=f"o{n}", source=f"o{n}", value=Decimal(1_100_000 if n % 100 == 0 else 1_000_000))
        for n in range(count)
    ]


@contextmanager
def held(figures: list[Figure], known: Catalogue) -> Iterator[Ledger]:
    """Put figures into a ledger of their own."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/ledger.db")
        upgrade(engine)
        with session(engine, writing=True) as opened:
            ledger = Ledger(opened)
            load_id = ledger.begin_load(who="benchmark", files=[])
            for table in TABLES:
                ledger.put_entries(table, list(getattr(known, table).values()))
            rows.put_figures(opened, figures, load_id=load_id, now=datetime.now(UTC))
            ledger.finish_load()
        with session(engine) as opened:
            yield Ledger(opened)
        engine.dispose()


def seconds(work: Callable[[], object]) -> float:
    """Time a piece of work on the processor: the best of three."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def main() -> None:
    """Print a line for each finding."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    known, figures = catalogue(), list(made(count))
    with held(figures, known) as ledger:
        reading = seconds(lambda: list(ledger.figures()))
    tenth, few, one = figures[: count // 10], figures[:200], about_one_thing(ONE_SELECTION)
    (bracket,) = compare(one, known.metrics).brackets
    print(f"{'what':<44}{'figures':>9}{'seconds':>10}{'× reading':>12}")
    print(f"{'reading them from the ledger':<44}{count:>9,}{reading:>10.4f}{1:>12.2f}")
    for name, some, work in (
        ("comparison", few, lambda: compare(few, known.metrics)),
        ("comparison", figures, lambda: compare(figures, known.metrics)),
        ("comparison, all about one thing", one, lambda: compare(one, known.metrics)),
        ("where most of these agree", one, lambda: common_ground(bracket.claims)),
        ("checks", few, lambda: find_checks(few, known)),
        ("checks", tenth, lambda: find_checks(tenth, known)),
        ("checks", figures, lambda: find_checks(figures, known)),
        ("contradictions, checks included", figures, lambda: find_contradictions(figures, known)),
        ("coverage", figures, lambda: coverage(figures)),
        ("all of it, as the server reckons it", figures, lambda: reckon(figures, known)),
    ):
        took = seconds(work)
        print(f"{name:<44}{len(some):>9,}{took:>10.4f}{took / (reading * len(some) / count):>12.2f}")
    found = reckon(figures, known)
    failing = sum(not check.holds for check in found.checks.findings)
    print(f"{len(found.checks.findings):,} checks, of which {failing:,} fail")
    print(f"{len(found.contradictions.findings):,} contradictions and revisions")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB of memory at the most")


if __name__ == "__main__":
    main()
