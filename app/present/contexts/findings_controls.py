"""What stands above a list of findings: filters with counts, the clock, and the way to the next part."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from app.present.contexts.frame import Visit
from app.present.words.findings import check_kinds, contradiction_kinds
from app.present.words.selections import value_words
from app.present.words.terms import Narrator, columns

Counted = Sequence[tuple[str, int]]
"""How many findings there are by the values of a column, most first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that can be chosen; the empty one is any."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Select:
    """A filter of which one value is chosen: only values with which something is left."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A filter or clock in force, and the address without it."""

    words: str
    href: str
    undo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """The form above findings.

    Attributes:
        day: the day up to which statements are heard, as a date field takes it; "" for now.
        kept: what the form carries along without showing it.
        conditions: what can be taken away by a link.
        reset: the address with nothing chosen; "" where nothing is.
    """

    action: str
    selects: tuple[Select, ...]
    day: str
    kept: tuple[tuple[str, str], ...]
    conditions: tuple[Condition, ...]
    reset: str


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a list is shown, and the ways to the parts before and after; "" where there is none."""

    range: str
    previous_href: str
    next_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """How the list came about, apart from its filters by column.

    Attributes:
        as_of, recorded_as_of: how far the clocks are turned back.
        only: a sentence for each other restriction, by its parameter.
    """

    as_of: date | None = None
    recorded_as_of: datetime | None = None
    only: Mapping[str, str]


def controls(
    visit: Visit, turned: Turned, chosen: Mapping[str, Collection[str]], counted: Mapping[str, Counted]
) -> Controls:
    """Make the form: a select for each counted column, and the clock.

    Args:
        visit: the reader.
        turned: the clocks and other restrictions in force.
        chosen: the values in force, by column.
        counted: how many findings fit, by column and value.
    """
    selects = [_select(name, tuple(chosen.get(name, ())), values, visit.narrator) for name, values in counted.items()]
    shown = {*counted, "as_of", "_next"}
    conditions = tuple(_conditions(visit, turned))
    return Controls(
        action=visit.path,
        selects=tuple(select for select in selects if len(select.choices) > 2 or chosen.get(select.name)),
        day=turned.as_of.isoformat() if turned.as_of else "",
        kept=tuple(pair for pair in visit.pairs if pair[0] not in shown),
        conditions=conditions,
        reset=visit.path if conditions or any(chosen.get(name) for name in counted) else "",
    )


def _select(name: str, chosen: tuple[str, ...], counted: Counted, narrator: Narrator) -> Select:
    say = narrator.say
    known = dict(counted)
    choices = [Choice("", say.t("any"), chosen=not chosen)]
    if len(chosen) > 1:
        choices.append(Choice("~".join(chosen), say.listed([_words(name, v, narrator) for v in chosen]), chosen=True))
    elif chosen and chosen[0] not in known:
        known = {chosen[0]: 0} | known
    for value, count in known.items():
        label = say.t("%(name)s (%(num)s)", name=_words(name, value, narrator), num=say.count(count))
        choices.append(Choice(value, label, chosen=chosen == (value,)))
    return Select(name, _labels(narrator)[name], tuple(choices))


def _labels(narrator: Narrator) -> dict[str, str]:
    say, known = narrator.say, columns(narrator.language)
    named = {name: known[name] for name in ("metric", "subject", "source")}
    return {"kind": say.p("finding", "Kind"), "holds": say.p("check", "Result")} | named


def _words(name: str, value: str, narrator: Narrator) -> str:
    say = narrator.say
    if name == "kind":
        return {**contradiction_kinds(narrator.language), **check_kinds(narrator.language)}.get(value, value)
    if name == "holds":
        return say.p("check", "adds up") if value == "1" else say.p("check", "doesn’t add up")
    return value_words(name, value, narrator)


def _conditions(visit: Visit, turned: Turned) -> list[Condition]:
    say = visit.narrator.say
    found = []
    if turned.as_of:
        words = say.t("As of %(day)s: only what had been stated by then.", day=say.day(turned.as_of))
        found.append(Condition(words, _without(visit, "as_of"), say.t("Show today")))
    if turned.recorded_as_of:
        words = say.t("As this ledger stood on %(moment)s.", moment=say.moment(turned.recorded_as_of))
        found.append(Condition(words, _without(visit, "recorded_as_of"), say.t("Show today")))
    found += [Condition(words, _without(visit, name), say.t("Show all")) for name, words in turned.only.items()]
    return found


def _without(visit: Visit, name: str) -> str:
    """Give this address from the first part of the list, without a parameter."""
    pairs = [pair for pair in visit.pairs if pair[0] not in {name, "_next"}]
    return f"{visit.path}?{urlencode(pairs, safe='~,:')}" if pairs else visit.path


def paging(visit: Visit, start: int, size: int, count: int) -> Paging:
    """Say which of so many findings are shown, from a place on, and lead to the others."""
    say = visit.narrator.say
    if count <= size and not start:
        return Paging("", "", "")
    end = min(start + size, count)
    first, last = say.count(start + 1), say.count(end)
    told = say.t("%(first)s to %(last)s of %(all)s", first=first, last=last, all=say.count(count))
    before = max(start - size, 0)
    return Paging(
        told if start < count else "",
        visit.with_parameter("_next", f"after-{before}" if before else "") if start else "",
        visit.with_parameter("_next", f"after-{end}") if end < count else "",
    )
