"""How fast figures become findings: ratios against plain grouping of the same figures by series and days.

Run it by hand: `python benchmarks/findings.py [figures]`. Machines differ; read the ratios, not the seconds.
"""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from app.answers.reckoning import reckon
from app.figures.figure import Figure, with_period
from app.figures.period import read_period
from app.figures.reference import Catalogue, ExchangeRate, Geography, Metric, Source, Subject, Words
from app.figures.vocabulary import Adding, Bound, MetricKind, Nature, SourceKind, SubjectKind
from app.findings.checks import find_checks
from app.findings.comparison import compare
from app.findings.contradictions import find_contradictions
from app.findings.coverage import coverage
from app.findings.series import group_series

COMPANIES = 400
YEARS = range(2016, 2026)
PERIODS = [str(year) for year in YEARS] + [f"{year}-Q{quarter}" for year in YEARS for quarter in range(1, 5)]
SOURCES = 5


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
            of="" if slug == "sales" else "sales",
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
            document=f"d{number % 97}",
            stated_on=date(2026, 1, 1 + number % 28),
            precision_low=Decimal(1),
            precision=Decimal(1),
            precision_high=Decimal(1),
        )


def seconds(work: Callable[[], object]) -> float:
    """Time a piece of work: the best of three."""
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def main() -> None:
    """Print a line for each finding."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    known, figures = catalogue(), list(made(count))
    few = figures[:200]
    plain, plain_few = seconds(lambda: group_series(figures)), seconds(lambda: group_series(few))
    print(f"{'what':<44}{'figures':>9}{'seconds':>10}{'× grouping':>12}")
    for name, some, reference, work in (
        ("plain grouping by series", figures, plain, lambda: group_series(figures)),
        ("comparison", few, plain_few, lambda: compare(few, known.metrics)),
        ("comparison", figures, plain, lambda: compare(figures, known.metrics)),
        ("checks", few, plain_few, lambda: find_checks(few, known)),
        ("checks", figures, plain, lambda: find_checks(figures, known)),
        (
            "checks, of a tenth of them",
            figures[: count // 10],
            plain / 10,
            lambda: find_checks(figures[: count // 10], known),
        ),
        ("contradictions, all of it included", figures, plain, lambda: find_contradictions(figures, known)),
        ("coverage", figures, plain, lambda: coverage(figures)),
        ("all of it, as the server reckons it", figures, plain, lambda: reckon(figures, known)),
    ):
        took = seconds(work)
        print(f"{name:<44}{len(some):>9,}{took:>10.4f}{took / reference:>12.1f}")
    found = reckon(figures, known)
    failing = sum(not check.holds for check in found.checks.findings)
    print(f"{len(found.checks.findings):,} checks, of which {failing:,} fail")
    print(f"{len(found.contradictions.findings):,} contradictions and revisions")


if __name__ == "__main__":
    main()
