"""Amounts against what limits them: no more can be made than there is capacity for."""

from collections.abc import Iterator

from app.figures.figure import Figure
from app.figures.reference import Metric
from app.figures.vocabulary import MetricKind
from app.findings.checks.index import FigureIndex, Partner
from app.findings.checks.relations import AT_MOST
from app.findings.checks.shelf import Place, days
from app.findings.checks.trial import Trial, settle
from app.findings.checks.value import Check, CheckKind, Role


def ceiling_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold every amount that a ceiling limits against it: of the same thing or the nearest that it is part of.

    The ceiling must be of the same days and in the same unit, on no basis of its own or on the amount's.
    """
    ceilings = [m for m in index.catalogue.metrics.values() if m.kind is MetricKind.CEILING]
    limited = {metric.of: metric for metric in sorted(ceilings, key=lambda metric: metric.slug, reverse=True)}
    for metric, amount in index.of_kinds(MetricKind.LEVEL):
        ceiling = limited.get(metric.slug)
        if ceiling is None or amount.relative_to is not None or amount.period_start is None:
            continue
        found = next(_found(amount, ceiling, index), None)
        if found is None:
            continue
        trial = Trial(kind=CheckKind.CEILING, stated=amount, inputs=((Role.CEILING, found),), relation=AT_MOST)
        if check := settle(trial, index):
            yield check


def _found(amount: Figure, ceiling: Metric, index: FigureIndex) -> Iterator[Partner]:
    """Give the ceilings of an amount: those of the thing itself first, the best first."""
    for subject in (amount.subject, *index.above("subjects", amount.subject)):
        place = Place(ceiling.slug, subject, amount.buyer, amount.geography)
        for partner in index.partners(place, days(amount), amount):
            if partner.figure.unit == amount.unit and partner.figure.basis in (None, amount.basis):
                yield partner
