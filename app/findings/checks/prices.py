"""Price × units against the money that they make."""

from collections.abc import Iterator

from app.figures.figure import Figure
from app.figures.reference import Metric
from app.figures.vocabulary import COUNTED_UNITS, MetricKind, is_currency
from app.findings.checks.index import FigureIndex, Partner
from app.findings.checks.relations import PRODUCT
from app.findings.checks.shelf import Place, days
from app.findings.checks.trial import Trial, settle
from app.findings.checks.value import Check, CheckKind, Role

_NO_PIECES = {"orders", "H100e", "wafers-per-month"}
"""Units of counting in which no price is paid."""


def price_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold every amount of money that is made of pieces against those pieces times their price.

    Amount and pieces must be told together: by one source, or in one document. A price may come from another source if
    it is of the same document or of the same days; without a date it counts in its own document only.
    """
    prices: dict[tuple[str, str], list[Figure]] = {}
    for _, price in index.of_kinds(MetricKind.PRICE):
        if price.relative_to is None:
            prices.setdefault((price.subject, price.unit), []).append(price)
    for metric, amount in index.of_kinds(MetricKind.LEVEL):
        counted = index.metric_of(metric, MetricKind.LEVEL)
        known = prices.get((amount.subject, amount.unit)) if counted and is_currency(amount.unit) else None
        if not counted or not known or amount.period_start is None:
            continue
        if check := _price_check(amount, counted, known, index):
            yield check


def _price_check(amount: Figure, counted: Metric, prices: list[Figure], index: FigureIndex) -> Check | None:
    place = Place(counted.slug, amount.subject, amount.buyer, amount.geography)
    pieces = [
        partner
        for partner in index.partners(place, days(amount), amount)
        if partner.figure.unit in COUNTED_UNITS and partner.figure.unit not in _NO_PIECES
    ]
    told = [p for p in pieces if amount.source == p.figure.source or amount.document == p.figure.document]
    fitting = [Partner(p, strict=_is_meant(p, amount)) for p in prices if _may_be_meant(p, amount, index)]
    if not told or not fitting:
        return None
    price = min(fitting, key=lambda partner: index.rank(partner, amount))
    trial = Trial(
        kind=CheckKind.PRICE,
        stated=amount,
        inputs=((Role.UNITS, told[0]), (Role.PRICE, price)),
        relation=PRODUCT,
    )
    return settle(trial, index)


def _may_be_meant(price: Figure, amount: Figure, index: FigureIndex) -> bool:
    """Say whether a price can be that of the pieces: for any buyer or this one, in this place or one around it."""
    places = {amount.geography, *index.above("geographies", amount.geography)}
    return price.buyer in (None, amount.buyer) and price.geography in places


def _is_meant(price: Figure, amount: Figure) -> bool:
    return price.document == amount.document if price.period is None else days(price) == days(amount)
