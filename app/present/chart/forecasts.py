"""The chart of forecasts: what was found as solid points and lines, what is expected as dashed ones within a fan."""

from collections.abc import Sequence

from app.figures.vocabulary import MetricKind
from app.findings.series import SeriesKey, series_key
from app.present.chart.fan import can_be_fanned, fans_of
from app.present.chart.panel import Frame, Matter
from app.present.chart.plan import Asked, Group, Pair, Plan
from app.present.chart.rows import rows
from app.present.chart.timeline import over_time
from app.present.chart.values import Panel


def forecast_fans(asked: Asked) -> Plan:
    """Plan a panel for each series of which something is expected: only what is comparable makes a fan.

    The years of an amount stand apart from its quarters, as they do in every chart.
    """
    say = asked.naming.speaker
    grouped: dict[tuple[SeriesKey, str], list[Pair]] = {}
    for figure, point in asked.pairs:
        metric = asked.naming.catalogue.metrics.get(figure.metric)
        amount = metric is not None and metric.kind is MetricKind.LEVEL
        if figure.period_start:
            grouped.setdefault((series_key(figure), point.kind.shelf if amount else ""), []).append((figure, point))
    fanned = [tuple(pairs) for pairs in grouped.values() if any(can_be_fanned(*pair) for pair in pairs)]
    groups = _groups(sorted(fanned, key=asked.weight))
    shaded = say.t("Shaded is what lies between the least and the greatest number that is expected of each period.")
    notes = [shaded] * any(group.layout is forecast_panel for group in groups)
    if left := len(asked.pairs) - sum(len(pairs) for pairs in fanned):
        notes.append(
            say.n(
                "%(num)s figure belongs to nothing that is expected and is in the table only.",
                "%(num)s figures belong to nothing that is expected and are in the table only.",
                left,
            )
        )
    empty = say.t("None of these figures is a standing expectation of a period.")
    return Plan(groups, tuple(notes) if groups else (), empty)


def _groups(fanned: Sequence[tuple[Pair, ...]]) -> tuple[Group, ...]:
    """Make a panel over time of each series; of which there is one claim only, that is a row among its metric's."""
    fans: list[Group] = []
    rest: dict[tuple[str, str], list[Pair]] = {}
    for pairs in fanned:
        if len(pairs) > 1:
            fans.append(Group(forecast_panel, pairs))
        else:
            rest.setdefault((pairs[0][0].metric, pairs[0][0].unit), []).extend(pairs)
    return (*fans, *(Group(rows, tuple(pairs)) for pairs in rest.values()))


def forecast_panel(matter: Matter, frame: Frame) -> Panel:
    """Lay out a panel over time with the fans of what is expected."""
    return over_time(matter, frame, fans=fans_of(matter))
