"""What was stated last before and first after some moments, about some subjects: for time lines."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import CTE, Date, Integer, Select, and_, case, column, func, select, values
from sqlmodel import Session

from app.figures.figure import Figure
from app.store.figures.states import CURRENT, FIELDS, FIGURE, to_figure


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment that statements are looked for around.

    Attributes:
        day: its first day; what was stated on it or later came after.
        subjects: what the figures must be about.
        wider: what they may be about where nothing about the subjects was ever stated on that side.
    """

    day: date
    subjects: Collection[str]
    wider: Collection[str] = ()


Around = tuple[tuple[Figure, ...], tuple[Figure, ...]]
"""The figures stated before a moment and after it, each in the order of their days."""

_Found = dict[tuple[int, int, int], list[Figure]]


def around(session: Session, moments: Sequence[Moment], *, most: int) -> list[Around]:
    """Read the figures stated last before each moment and first after it, however far: `most` each, in one statement.

    What only repeats another figure is left out.
    """
    asked = [
        (place, wider, subject, moment.day)
        for place, moment in enumerate(moments)
        for wider, subjects in enumerate((moment.subjects, moment.wider))
        for subject in sorted(subjects)
    ]
    found: _Found = {}
    for row in session.connection().execute(_statement(asked, most)) if asked else ():
        found.setdefault((row.place, row.after, row.wider), []).append(to_figure(row))
    return [(_nearest(found, place, 0), _nearest(found, place, 1)) for place in range(len(moments))]


def _nearest(found: _Found, place: int, after: int) -> tuple[Figure, ...]:
    """Give what was stated on one side about the subjects themselves; failing that, about the wider ones."""
    return tuple(found.get((place, after, 0)) or found.get((place, after, 1)) or ())


def _statement(asked: Sequence[tuple[int, int, str, date]], most: int) -> Select[Any]:
    c = FIGURE.c
    names = column("place", Integer), column("wider", Integer), column("about", c.subject.type), column("day", Date)
    wanted = values(*names, name="wanted").data(asked).cte("wanted")
    bounded = _bounded(wanted, most)
    w = bounded.c
    after = case((c.stated_on >= w.day, 1), else_=0)
    ahead = case((c.stated_on >= w.day, None), else_=c.stated_on)
    nearest = ahead.desc().nulls_last(), c.stated_on, c.id
    rank = func.row_number().over(partition_by=(w.place, after, w.wider), order_by=nearest)
    near = and_(c.subject == w.about, c.stated_on >= w.since, c.stated_on <= w.until)
    ranked = (
        select(*(c[name] for name in FIELDS), w.place, w.wider, after.label("after"), rank.label("rank"))
        .join_from(bounded, FIGURE, near)
        .where(CURRENT, c.quotes.is_(None))
        .subquery()
    )
    r = ranked.c
    told = select(*(r[name] for name in FIELDS), r.place, r.wider, r.after).where(r.rank <= most)
    return told.order_by(r.place, r.stated_on, r.id)


def _bounded(wanted: CTE, most: int) -> CTE:
    """Find between which days the `most` nearest statements about each subject lie, so that no others are read."""
    w, other = wanted.c, FIGURE.alias("other")
    said = select(other.c.stated_on).where(
        other.c.replaced_by_load_id.is_(None), other.c.quotes.is_(None), other.c.subject == w.about
    )
    before = said.where(other.c.stated_on < w.day).order_by(other.c.stated_on.desc())
    after = said.where(other.c.stated_on >= w.day).order_by(other.c.stated_on)
    since, until = (days.offset(most - 1).limit(1).scalar_subquery() for days in (before, after))
    bounds = func.coalesce(since, date.min).label("since"), func.coalesce(until, date.max).label("until")
    return select(*w, *bounds).cte("bounded")
