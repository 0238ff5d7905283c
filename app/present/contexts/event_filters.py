"""How the time line is narrowed: whose acts, of which kind, about what, in which year; with counts, by plain links."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.figures.reference import Catalogue
from app.present.contexts.frame import Link, Visit
from app.present.words.periods import period_words
from app.present.words.terms import Narrator, columns, event_kinds


@dataclass(frozen=True, slots=True)
class EventChoices:
    """What a parameter could be set to, with how many events there would be; `every` is how many without it."""

    every: int
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FilterOption:
    """What one link of a filter leads to: its words, how many events there are, and whether it is in force."""

    label: str
    count: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class FilterLine:
    """One filter: any, or one of the values with which something is left."""

    label: str
    options: tuple[FilterOption, ...]


def filter_lines(visit: Visit, chosen: Mapping[str, str], counts: Mapping[str, EventChoices]) -> tuple[FilterLine, ...]:
    """Make the filters but that by year; one that has nothing to choose from is left out."""
    narrator = visit.narrator
    labels = {
        "government": narrator.say.p("event", "Government"),
        "direction": narrator.say.p("event", "Kind"),
        "subject": columns(narrator.language)["subject"],
    }
    lines = []
    for name, label in labels.items():
        values = list(counts[name].values)
        if name == "subject":
            values = _subjects(counts[name].values, chosen.get(name, ""), narrator.catalogue)
        if len(values) > 1 or name in chosen:
            lines.append(FilterLine(label, tuple(_options(visit, name, values, chosen, counts[name]))))
    return tuple(lines)


def _options(
    visit: Visit, name: str, values: Iterable[str], chosen: Mapping[str, str], counted: EventChoices
) -> Iterable[FilterOption]:
    say, value = visit.narrator.say, chosen.get(name, "")
    yield FilterOption(say.t("any"), say.count(counted.every), visit.with_parameter(name, ""), current=not value)
    for each in dict.fromkeys([*values, *([value] if value else [])]):
        count = say.count(counted.values.get(each, 0))
        words = value_words(name, each, visit.narrator)
        yield FilterOption(words, count, visit.with_parameter(name, each), current=each == value)


def _subjects(counts: Mapping[str, int], chosen: str, catalogue: Catalogue) -> list[str]:
    """Choose from the subjects the broadest; that which is or holds the chosen one is followed by those within it.

    Of any other, all of whose events are about one thing within it, that one is told.
    """
    parents = {slug: getattr(catalogue.subjects.get(slug), "parent", None) or "" for slug in counts}
    within: dict[str, list[str]] = {}
    for slug in counts:
        within.setdefault(parents[slug], []).append(slug)
    roots = [slug for slug in counts if parents[slug] not in counts]
    line = {entry.slug for entry in catalogue.above("subjects", chosen)}
    told: list[str] = []
    for root in roots:
        if root in line:
            told += [root, chosen, *(slug for slug in counts if slug in _inside(root, within) - within.keys())]
        else:
            told.append(_narrowest(root, counts, within))
    return list(dict.fromkeys(told))


def _narrowest(slug: str, counts: Mapping[str, int], within: Mapping[str, list[str]]) -> str:
    same = [part for part in within.get(slug, ()) if counts[part] == counts[slug]]
    return _narrowest(same[0], counts, within) if len(within.get(slug, ())) == len(same) == 1 else slug


def _inside(slug: str, within: Mapping[str, list[str]]) -> set[str]:
    parts = within.get(slug, [])
    return {*parts, *(below for part in parts for below in _inside(part, within))}


def year_index(visit: Visit, chosen: Mapping[str, str], counts: Mapping[str, EventChoices]) -> tuple[FilterOption, ...]:
    """Lead to each year: to its place on the page, or to its own events where those of one year are shown."""
    year, say, counted = chosen.get("year", ""), visit.narrator.say, counts["year"]
    years = dict(counted.values) | ({year: counted.values.get(year, 0)} if year else {})
    options = [
        FilterOption(
            period_words(value, say),
            say.count(count),
            visit.with_parameter("year", value) if year else f"#year-{value}",
            current=value == year,
        )
        for value, count in sorted(years.items(), reverse=True)
    ]
    if year:
        every = FilterOption(say.t("All years"), say.count(counted.every), visit.with_parameter("year", ""))
        options = [every, *options]
    return tuple(options) if len(options) > 1 else ()


def filter_words(chosen: Mapping[str, str], narrator: Narrator) -> list[str]:
    """Say what narrows the time line."""
    return [value_words(name, value, narrator) for name, value in chosen.items()]


def value_words(name: str, value: str, narrator: Narrator) -> str:
    """Say one value of a filter of events."""
    if name == "year":
        return period_words(value, narrator.say)
    if name == "direction":
        return event_kinds(narrator.language).get(value, value)
    return narrator.name("geographies" if name == "government" else "subjects", value)


def loosening(visit: Visit, chosen: Mapping[str, str], counts: Mapping[str, EventChoices]) -> tuple[Link, ...]:
    """Lead to what there would be with one condition less, where there would be something; the most first."""
    say = visit.narrator.say
    found = sorted(((counts[name].every, name) for name in chosen), reverse=True)
    return tuple(
        Link(
            say.t("Without “%(filter)s”: %(figures)s", filter=value_words(name, chosen[name], visit.narrator),
                  figures=say.n("%(num)s event", "%(num)s events", count)),
            visit.with_parameter(name, ""),
        )
        for count, name in found
        if count
    )  # fmt: skip
