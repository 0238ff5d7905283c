"""Parts against their whole: products against the company, places in one another."""

import re
from collections.abc import Iterator

from app.figures.figure import Figure
from app.figures.vocabulary import Adding, MetricKind, SubjectKind
from app.findings.checks.index import FigureIndex, Partner, is_expectation
from app.findings.checks.periods import held
from app.findings.checks.shelf import Days, Place, days
from app.findings.checks.value import Check, CheckKind

_ISO_COUNTRY = re.compile("[A-Z]{2}")


_Siblings = tuple[Place, Days, str, str, str | None, bool, str]
"""What amounts that may be added up share: whole, days, source, unit, basis, expected or not, places or subjects."""


def part_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold amounts against those of what they are part of: products in companies, places in larger places.

    Companies, products and countries on one level of the tree don't overlap, so that one source's amounts for them are
    added up; segments of a market may overlap, and each is held against the whole by itself, as are our own places.
    """
    by_whole: dict[_Siblings, list[Figure]] = {}
    for _, figure in index.of_kinds(MetricKind.LEVEL):
        if figure.relative_to is not None or figure.period_start is None or index.adding(figure.metric) is Adding.NONE:
            continue
        for whole in _wholes(figure, index):
            kind = "places" if whole.subject == figure.subject else "subjects"
            alone = kind if _is_apart(figure, whole, index) else f"{kind} {figure.id}"
            key: _Siblings = (
                whole,
                days(figure),
                figure.source,
                figure.unit,
                figure.basis,
                is_expectation(figure),
                alone,
            )
            by_whole.setdefault(key, []).append(figure)
    for key, parts in by_whole.items():
        if check := _parts_check(key[0], parts, index):
            yield check


def _wholes(figure: Figure, index: FigureIndex) -> Iterator[Place]:
    """Give what a figure is part of: its subject's nearest whole, and each place that its own lies in."""
    here = Place(figure.metric, figure.subject, figure.buyer, figure.geography)
    for parent in index.above("subjects", figure.subject)[:1]:
        yield here._replace(subject=parent)
    for geography in index.above("geographies", figure.geography):
        yield here._replace(geography=geography)


def _is_apart(figure: Figure, whole: Place, index: FigureIndex) -> bool:
    """Say whether a figure's amount may be added to those of its siblings."""
    if whole.subject == figure.subject:
        return bool(_ISO_COUNTRY.fullmatch(figure.geography))
    subject = index.catalogue.subjects.get(figure.subject)
    return subject is not None and subject.kind in {SubjectKind.COMPANY, SubjectKind.PRODUCT}


def _parts_check(place: Place, parts: list[Figure], index: FigureIndex) -> Check | None:
    first = parts[0]
    wholes = [p for p in index.partners(place, days(first), first) if p.figure.unit == first.unit]
    exact = [p for p in wholes if not p.slack and p.figure.basis == first.basis]
    if not exact:
        return None
    by_name: dict[tuple[str, str], Figure] = {}
    for part in parts:
        by_name.setdefault((part.subject, part.geography), part)
    inside = [Partner(part, strict=index.fits(part, exact[0].figure)) for part in by_name.values()]
    return held(CheckKind.PARTS, exact[0].figure, inside, index, complete=False)
