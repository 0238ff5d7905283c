"""Shares: each against part ÷ whole, and the shares of one whole against a hundred percent."""

import re
from collections.abc import Iterator
from itertools import combinations

from app.figures.figure import Figure
from app.figures.reference import Metric
from app.figures.vocabulary import MetricKind, SubjectKind
from app.findings.checks.index import FigureIndex, Partner, is_expectation
from app.findings.checks.rates import rates_between
from app.findings.checks.relations import AT_MOST_REMAINDER, RATIO, REMAINDER, converted
from app.findings.checks.shelf import Place, days
from app.findings.checks.trial import Trial, settle
from app.findings.checks.value import Check, CheckKind, Role

_ISO_COUNTRY = re.compile("[A-Z]{2}")
"""Countries by their ISO code never overlap; places with codes of our own may."""

_MOST = 4
"""How many of the best partners are tried for each role."""


def share_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold every share against its part and its whole; amounts in two currencies by the rates of their period.

    If the share is relative to its own subject, the whole is that subject in the widest place (the world); if it is
    relative to another one, the whole is that one in the same place.
    """
    for metric, share in index.of_kinds(MetricKind.SHARE):
        level = index.metric_of(metric, MetricKind.LEVEL)
        if level is None or share.relative_to is None or share.unit != "percent" or share.period_start is None:
            continue
        pair = _part_and_whole(share, level, index)
        if pair is None:
            continue
        part, whole = pair
        rates = None if part.figure.unit == whole.figure.unit else rates_between(part.figure, whole.figure, index)
        trial = Trial(
            kind=CheckKind.SHARE,
            stated=share,
            inputs=((Role.PART, part), (Role.WHOLE, whole)),
            relation=converted(RATIO, rates.into(whole.figure.unit)) if rates else RATIO,
            strict=part.figure.basis == whole.figure.basis,
            rates=rates,
        )
        if check := settle(trial, index):
            yield check


def _part_and_whole(share: Figure, level: Metric, index: FigureIndex) -> tuple[Partner, Partner] | None:
    """Find the best part with a whole in its unit, or else in another currency that there is a rate for."""
    own = share.relative_to == share.subject
    above = index.above("geographies", share.geography)
    if own and not above:
        return None
    part = Place(level.slug, share.subject, share.buyer, share.geography)
    whole = part._replace(subject=share.relative_to or "", geography=above[-1] if own else share.geography)
    parts = index.partners(part, days(share), share)[:_MOST]
    wholes = index.partners(whole, days(share), share) if parts else []
    pairs = [(p, w) for p in parts for w in _nearest(wholes, p) if p.figure.unit == w.figure.unit]
    pairs = pairs or [(p, w) for p in parts for w in _nearest(wholes, p) if rates_between(p.figure, w.figure, index)]
    return _best(pairs, share)


def _nearest(wholes: list[Partner], part: Partner) -> list[Partner]:
    """Keep the best few wholes, and those of the part's own source."""
    return wholes[:_MOST] + [w for w in wholes[_MOST:] if w.figure.source == part.figure.source][:_MOST]


def _best(pairs: list[tuple[Partner, Partner]], share: Figure) -> tuple[Partner, Partner] | None:
    """Choose among pairs, of which the best parts and the best wholes come first: the first of those that fit best."""
    best, least = None, None
    for pair in pairs:
        part, whole = pair
        sources = (share.source, part.figure.source, whole.figure.source)
        misfit = (
            not (part.strict and whole.strict),
            part.figure.basis != whole.figure.basis,
            (sources[0] != sources[1]) + (sources[0] != sources[2]) + (sources[1] != sources[2]),
        )
        if least is None or misfit < least:
            best, least = pair, misfit
        if not any(misfit):
            break
    return best


def shares_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold the shares of one whole, by one source, against a hundred percent: places or vendors that don't overlap.

    Two shares in one document of which one is a place with a code of our own ("outside the US") may be all there is:
    if they come to a hundred, that is told; if not, nothing follows.
    """
    grouped: dict[tuple[object, ...], dict[str, Figure]] = {}
    for metric, share in index.of_kinds(MetricKind.SHARE):
        if share.relative_to is None or share.period_start is None or share.unit != "percent":
            continue
        own = share.relative_to == share.subject
        where = "" if own else share.geography
        whole = (metric.slug, share.relative_to, share.buyer, where, share.basis)
        key = (*whole, *days(share), share.source, is_expectation(share), own)
        grouped.setdefault(key, {}).setdefault(share.geography if own else share.subject, share)
    for shares in grouped.values():
        if len(shares) < 2:
            continue
        own = next(iter(shares.values())).relative_to == next(iter(shares.values())).subject
        apart = _places_apart(shares) if own else _vendors_apart(shares, index)
        if len(apart) > 1 and (check := _sum(apart, index, complete=False)):
            yield check
        if own:
            yield from _complements(list(shares.values()), index)


def _places_apart(shares: dict[str, Figure]) -> list[Figure]:
    return [share for place, share in shares.items() if _ISO_COUNTRY.fullmatch(place)]


def _vendors_apart(shares: dict[str, Figure], index: FigureIndex) -> list[Figure]:
    """Keep companies and products of which none is part of another."""
    subjects = index.catalogue.subjects
    kept = {s for s in shares if s in subjects and subjects[s].kind in {SubjectKind.COMPANY, SubjectKind.PRODUCT}}
    return [share for s, share in shares.items() if s in kept and not kept & set(index.above("subjects", s))]


def _complements(shares: list[Figure], index: FigureIndex) -> Iterator[Check]:
    for one, other in combinations(sorted(shares, key=lambda share: share.id), 2):
        iso = [bool(_ISO_COUNTRY.fullmatch(share.geography)) for share in (one, other)]
        above = {*index.above("geographies", one.geography), *index.above("geographies", other.geography)}
        nested = {one.geography, other.geography} & above
        if all(iso) or nested or one.document != other.document:
            continue
        check = _sum([one, other], index, complete=True)
        if check and check.holds:
            yield check


def _sum(shares: list[Figure], index: FigureIndex, *, complete: bool) -> Check | None:
    first, *others = sorted(shares, key=lambda share: share.id)
    trial = Trial(
        kind=CheckKind.SHARES,
        stated=first,
        inputs=tuple((Role.PART, Partner(share, strict=not complete)) for share in others),
        relation=REMAINDER if complete else AT_MOST_REMAINDER,
    )
    return settle(trial, index)
