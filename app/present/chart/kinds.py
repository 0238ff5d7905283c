"""The kinds of charts that a reader can ask for, each as the function that plans its panels."""

from collections.abc import Callable, Mapping

from app.figures.view import ChartKind
from app.present.chart.forecasts import forecast_fans
from app.present.chart.forest import source_by_source
from app.present.chart.grouping import as_it_suits, over_periods
from app.present.chart.plan import Asked, Plan
from app.present.chart.revisions import as_it_moved
from app.present.chart.shares import stacked_shares

_PLANNERS: Mapping[ChartKind, Callable[[Asked], Plan]] = {
    ChartKind.AUTO: as_it_suits,
    ChartKind.PERIODS: over_periods,
    ChartKind.SOURCES: source_by_source,
    ChartKind.REVISIONS: as_it_moved,
    ChartKind.SHARES: stacked_shares,
    ChartKind.FORECASTS: forecast_fans,
}


def plan_of(asked: Asked) -> Plan:
    """Plan the panels of the kind of chart that the view asks for."""
    return _PLANNERS.get(asked.view.chart, as_it_suits)(asked)
