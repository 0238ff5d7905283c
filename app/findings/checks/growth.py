"""Growth against the period before, growth per year against its ends, and changes over time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from app.errors import UnreadableError
from app.figures.figure import Figure
from app.figures.period import FiscalCalendar, Granularity, Period, PeriodPart, PeriodParts, read_period
from app.figures.reference import Metric
from app.figures.vocabulary import MetricKind, is_currency
from app.findings.checks.index import FigureIndex, Partner, is_expectation
from app.findings.checks.relations import CHANGE, DIFFERENCE, Relation, yearly
from app.findings.checks.shelf import Days, Place, days
from app.findings.checks.trial import Trial, settle
from app.findings.checks.value import Cause, Check, CheckKind, Condition, Role

_DAYS_BACK = 4


def growth_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold every growth against this ÷ last: the same period a year before.

    A growth with a basis of its own may be meant against the period just before. It fails only if both are known.
    """
    for metric, growth in index.of_kinds(MetricKind.GROWTH):
        level = index.metric_of(metric, MetricKind.LEVEL)
        if level is None or growth.unit != "percent" or growth.period is None:
            continue
        failing = []
        for earlier in _earlier(growth.period, index.calendar(growth.subject)):
            check = _change_check(CheckKind.GROWTH, growth, level, (earlier, CHANGE), index)
            if check and check.holds:
                yield check
                break
            failing += [check] if check else []
        else:
            needed = 1 if growth.basis is None or _is_year(growth.period) else 2
            if len(failing) >= needed:
                yield failing[0]


@lru_cache(maxsize=4096)
def _earlier(label: str, calendar: FiscalCalendar) -> tuple[Days, ...]:
    """Give the days of the year before and, for shorter periods, those of the period just before."""
    period = read_period(label, calendar)
    before = _year_before(period, calendar)
    found = [before] if before else []
    first = period.parts.first
    if period.granularity in {Granularity.QUARTER, Granularity.HALF} and first.number:
        most = 4 if first.kind is Granularity.QUARTER else 2
        year, number = (first.year, first.number - 1) if first.number > 1 else (first.year - 1, most)
        found.append(replace(first, year=year, number=number).days(calendar))
    return tuple(found)


def _is_year(label: str) -> bool:
    return read_period(label).granularity is Granularity.YEAR


def _year_before(period: Period, calendar: FiscalCalendar) -> Days | None:
    """Give the days of the same period a year before."""
    first, last = period.parts
    try:
        parts = PeriodParts(replace(first, year=first.year - 1), replace(last, year=last.year - 1))
    except UnreadableError:
        return None
    moved = read_period(parts.label, calendar)
    return moved.start, moved.end


def _change_check(
    kind: CheckKind, change: Figure, level: Metric, against: tuple[Days, Relation], index: FigureIndex
) -> Check | None:
    """Hold a change against two levels, one of them earlier; what is expected may start from what was found."""
    earlier, relation = against
    place = Place(level.slug, change.subject, change.buyer, change.geography)
    nows = index.partners(place, days(change), change)
    if kind is CheckKind.CHANGE:
        nows = [now for now in nows if now.figure.basis == change.basis]
    for now in nows[:2]:
        befores = index.partners(place, earlier, change)
        if not befores and is_expectation(change):
            befores = index.partners(place, earlier, change, expected=False)
        same_unit = [b for b in befores if b.figure.unit == now.figure.unit]
        same_basis = [b for b in same_unit if b.figure.basis == now.figure.basis]
        if not same_unit:
            continue
        before = (same_basis or same_unit)[0]
        trial = Trial(
            kind=kind,
            stated=change,
            inputs=((Role.NOW, now), (Role.BEFORE, before)),
            relation=relation,
            shift=100 if relation is CHANGE else 0,
            unsigned=_never_negative(change, index),
            strict=bool(same_basis) and (kind is CheckKind.GROWTH or change.basis is None),
        )
        return settle(trial, index)
    return None


def _never_negative(figure: Figure, index: FigureIndex) -> bool:
    return not index.catalogue.metrics[figure.metric].can_be_negative


def change_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold every change over time against this less last, in percent or in the unit of the level itself.

    A change within a day is against the last trading day's level, whichever moment of it is meant; so it can be
    supported and never refuted where it names a basis.
    """
    for metric, change in index.of_kinds(MetricKind.CHANGE):
        level = index.metric_of(metric, MetricKind.LEVEL)
        if level is None or change.relative_to is not None or change.period is None:
            continue
        relation = CHANGE if change.unit == "percent" else DIFFERENCE
        if relation is DIFFERENCE and not is_currency(change.unit):
            continue
        for earlier in _just_before(change, level, index):
            check = _change_check(CheckKind.CHANGE, change, level, (earlier, relation), index)
            if check:
                yield check
                break


def _just_before(change: Figure, level: Metric, index: FigureIndex) -> list[Days]:
    """Give the days of the nearest earlier level: for a day one of the four days before, else the year before."""
    period = read_period(change.period or "", index.calendar(change.subject))
    if period.granularity is not Granularity.DAY:
        year_before = _year_before(period, index.calendar(change.subject))
        return [year_before] if year_before else []
    shelf = index.shelf(Place(level.slug, change.subject, change.buyer, change.geography))
    before: list[date] = [period.start - timedelta(days=count) for count in range(1, _DAYS_BACK + 1)]
    return [(day, day) for day in before if shelf.at((day, day))]


def cagr_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold every growth per year against the levels of its first and its last year.

    Where the ledger has no level for the first year, but one for the year before, the growth fails only in appearance:
    then the check says what the first year must have been. Where it does fail, it says which base year would do.
    """
    for metric, growth in index.of_kinds(MetricKind.CAGR):
        level = index.metric_of(metric, MetricKind.LEVEL)
        if level is None or growth.period is None or growth.unit != "percent":
            continue
        first, last = read_period(growth.period).parts
        if first.kind is Granularity.YEAR and last.kind is Granularity.YEAR and first.year < last.year:
            check = _cagr_check(growth, level, (first, last), index)
            if check:
                yield check


def _cagr_check(growth: Figure, level: Metric, ends: tuple[PeriodPart, PeriodPart], index: FigureIndex) -> Check | None:
    first, last = ends
    steps = last.year - first.year
    at_end = _level(growth, level, last, index)
    if not at_end:
        return None
    bases = {
        shift: base
        for shift in (0, -1, 1)
        if steps > shift
        and (base := _level(growth, level, replace(first, year=first.year + shift), index, unit=at_end.figure.unit))
    }
    tried = {
        shift: Trial(
            kind=CheckKind.CAGR,
            stated=growth,
            inputs=((Role.FIRST, base), (Role.LAST, at_end)),
            relation=yearly(steps - shift),
            shift=100,
        )
        for shift, base in bases.items()
    }
    if 0 in tried:
        return _with_other_bases(tried, first, steps, index)
    return _without_base(tried[-1], first, steps, index) if -1 in tried else None


def _with_other_bases(tried: dict[int, Trial], first: PeriodPart, steps: int, index: FigureIndex) -> Check | None:
    """Try the stated base year and, if it fails, say which other one would do."""
    check = settle(tried[0], index)
    if check is None or check.holds:
        return check
    for shift, trial in tried.items():
        other = settle(trial, index)
        if other and other.holds:
            needs = Condition(replace(first, year=first.year + shift).label, steps - shift)
            return replace(check, cause=Cause.BASE_YEAR, needs=needs)
    return check


def _without_base(trial: Trial, first: PeriodPart, steps: int, index: FigureIndex) -> Check | None:
    """Try the year before the stated base, of which there is no level; where that fails, say what the base must be."""
    at_end = trial.inputs[1][1].figure
    before = Condition(replace(first, year=first.year - 1).label, steps + 1)
    check = settle(trial, index)
    if check and check.holds:
        return replace(check, cause=Cause.BASE_YEAR, needs=before)
    ends = [index.interval(partner.figure) for _, partner in trial.inputs]
    level = yearly(steps).solve(0, index.interval(trial.stated), ends)
    needs = Condition(first.label, steps, level, at_end.unit)
    return settle(trial._replace(needs=needs, cause=Cause.BASE_YEAR), index)


def _level(growth: Figure, level: Metric, year: PeriodPart, index: FigureIndex, unit: str = "") -> Partner | None:
    """Find the level of a year for a growth; of any nature, since growth leads from what was found to what is hoped."""
    place = Place(level.slug, growth.subject, growth.buyer, growth.geography)
    wanted = year.days(index.calendar(growth.subject))
    expected = is_expectation(growth), False
    partners = [p for each in dict.fromkeys(expected) for p in index.partners(place, wanted, growth, expected=each)]
    return next((p for p in partners if days(p.figure) == wanted and (not unit or p.figure.unit == unit)), None)
