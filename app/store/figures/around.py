"""What was stated shortly before and after some moments, about some subjects: for time lines."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, Integer, Select, and_, case, column, func, select, values
from sqlmodel import Session

from app.figures.figure import Figure
from app.store.figures.states import CURRENT, FIELDS, FIGURE, to_figure


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment that statements are looked for around.

    Attributes:
        day: its first day; what was stated on it or later came after.
        since, until: the first and the last day that are looked at.
        subjects: what the figures must be about.
    """

    day: date
    since: date
    until: date
    subjects: Collection[str]


Around = tuple[tuple[Figure, ...], tuple[Figure, ...]]
"""The figures stated before a moment and after it, each in the order of their days."""


def around(session: Session, moments: Sequence[Moment], *, most: int) -> list[Around]:
    """Read the figures stated last before each moment and first after it, `most` each: one statement for them all.

    What only repeats another figure is left out.
    """
    asked = [
        (place, subject, moment.day, moment.since, moment.until)
        for place, moment in enumerate(moments)
        for subject in sorted(moment.subjects)
    ]
    found: list[tuple[list[Figure], list[Figure]]] = [([], []) for _ in moments]
    for row in session.connection().execute(_statement(asked, most)) if asked else ():
        found[row.place][row.after].append(to_figure(row))
    return [(tuple(before), tuple(after)) for before, after in found]


def _statement(asked: Sequence[tuple[int, str, date, date, date]], most: int) -> Select[Any]:
    c = FIGURE.c
    names = column("place", Integer), column("about", c.subject.type), *(column(n, Date) for n in _DAYS)
    wanted = values(*names, name="wanted").data(asked).cte("wanted")
    w = wanted.c
    after = case((c.stated_on >= w.day, 1), else_=0)
    ahead = case((c.stated_on >= w.day, None), else_=c.stated_on)
    nearest = ahead.desc().nulls_last(), c.stated_on, c.id
    rank = func.row_number().over(partition_by=(w.place, after), order_by=nearest)
    near = and_(c.subject == w.about, c.stated_on >= w.since, c.stated_on <= w.until)
    ranked = (
        select(*(c[name] for name in FIELDS), w.place, after.label("after"), rank.label("rank"))
        .join(wanted, near)
        .where(CURRENT, c.quotes.is_(None))
        .subquery()
    )
    r = ranked.c
    told = select(*(r[name] for name in FIELDS), r.place, r.after).where(r.rank <= most)
    return told.order_by(r.place, r.stated_on, r.id)


_DAYS = ("day", "since", "until")
