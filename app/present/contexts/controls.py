"""The controls of a view: which parts of its figures are shown and how, each with what can be chosen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.figures.figure import Figure
from app.figures.selection import STATEMENTS
from app.figures.view import VIEW_PARAMETERS, AxisScale, ChartKind, Facet, View
from app.figures.vocabulary import Nature, RateBasis, is_currency
from app.present.contexts.frame import Visit
from app.present.numbers import unit_name
from app.present.words.periods import period_words
from app.present.words.selections import statement_words
from app.present.words.terms import Narrator, natures

CONTROLLED = frozenset(VIEW_PARAMETERS) - {"view", "recorded_as_of"}
"""The parameters for which the form of controls has fields."""

_CURRENCIES = ("USD", "CNY", "HKD")
_MOST_DAYS = 120


@dataclass(frozen=True, slots=True)
class Tab:
    """One face of a page, and the way to it."""

    key: str
    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Option:
    """What a control can be set to; `count` says how many figures there are of it, where that tells something."""

    value: str
    label: str
    count: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One control: a choice of one among its options, or of any number of them.

    Attributes:
        name: the parameter that it sets.
        key: tells it from another control of the same parameter.
        several: whether any number of options can be chosen.
        folded: whether it waits behind “More”, because few readers need it.
    """

    name: str
    label: str
    options: tuple[Option, ...]
    key: str = ""
    several: bool = False
    folded: bool = False

    @property
    def chosen(self) -> str:
        """Give the labels of what is chosen."""
        return " · ".join(option.label for option in self.options if option.chosen)

    @property
    def is_set(self) -> bool:
        """Say whether it is set to anything but its default, which is the first option or none."""
        return any(option.chosen for option in (self.options if self.several else self.options[1:]))


def kind_tabs(visit: Visit, view: View, offered: Sequence[ChartKind]) -> tuple[Tab, ...]:
    """List the ways in which some figures can be drawn, the one in force among them."""
    say = visit.narrator.say
    words = {
        ChartKind.AUTO: say.t("Overview"),
        ChartKind.PERIODS: say.t("Over periods"),
        ChartKind.SOURCES: say.t("Source by source"),
        ChartKind.REVISIONS: say.t("How it moved"),
        ChartKind.SHARES: say.t("Shares"),
        ChartKind.FORECASTS: say.t("Forecasts"),
    }
    shown = [kind for kind in ChartKind if kind in {ChartKind.AUTO, view.chart, *offered}]
    return tuple(
        Tab(kind, words[kind], visit.with_parameter("view", "" if kind is ChartKind.AUTO else kind), kind is view.chart)
        for kind in shown
    )


def reset_href(visit: Visit) -> str:
    """Give the address with no control set; "" where none is."""
    kept = tuple(pair for pair in visit.pairs if pair[0] not in CONTROLLED)
    return "" if kept == visit.pairs else replace(visit, pairs=kept).address


def controls(view: View, everything: Sequence[Figure], narrator: Narrator, *, offers_log: bool) -> tuple[Control, ...]:
    """Give the controls that can change anything about these figures.

    Args:
        view: says how they are set.
        everything: the figures before the view narrowed them.
        narrator: names what can be chosen.
        offers_log: whether a logarithmic axis would help.
    """
    made = (
        _period(view, everything, narrator),
        *_time(view, everything, narrator),
        _as_of(view, everything, narrator),
        _currency(view, everything, narrator),
        _rate(view, everything, narrator),
        _scale(view, narrator, offered=offers_log or view.scale is AxisScale.LOG),
        _nature(view, everything, narrator),
        _without(view, everything, narrator),
        _statements(view, everything, narrator),
        _facet(view, everything, narrator),
        _events(view, narrator),
    )
    return tuple(control for control in made if len(control.options) > 1)


def _period(view: View, everything: Sequence[Figure], narrator: Narrator) -> Control:
    say = narrator.say
    found = {f.period: (f.period_start, f.period_end) for f in everything if f.period}
    counts = Counter(f.period for f in everything)
    labels = sorted(found, key=lambda label: (str(found[label]), label))
    options = [Option("", say.t("All periods"), chosen=not view.period)]
    options += [_counted(label, period_words(label, say), counts[label], narrator, view.period) for label in labels]
    return Control(name="period", label=say.t("Period"), options=tuple(options))


def _time(view: View, everything: Sequence[Figure], narrator: Narrator) -> Iterator[Control]:
    """Give a first and a last year, where the figures are about three or more."""
    say = narrator.say
    years = sorted({day.year for f in everything for day in (f.period_start, f.period_end) if day})
    if len(years) < 3:
        return
    written = [str(year) for year in range(years[0], years[-1] + 1)]
    first = [Option("", say.t("the first"), chosen=not view.since)]
    last = [Option("", say.t("the last"), chosen=not view.until)]
    first += [Option(f"{year}..", year, chosen=view.since == year) for year in written]
    last += [Option(f"..{year}", year, chosen=view.until == year) for year in written]
    if view.since and not any(option.chosen for option in first):
        first.append(Option(f"{view.since}..", period_words(view.since, say), chosen=True))
    if view.until and not any(option.chosen for option in last):
        last.append(Option(f"..{view.until}", period_words(view.until, say), chosen=True))
    yield Control(name="time", label=say.t("From"), options=tuple(first), key="since")
    yield Control(name="time", label=say.t("To"), options=tuple(last), key="until")


def _as_of(view: View, everything: Sequence[Figure], narrator: Narrator) -> Control:
    """Offer the days on which something was stated, the latest first."""
    say = narrator.say
    days = {f.stated_on for f in everything if f.stated_on}
    if view.as_of:
        days.add(view.as_of)
    shown = sorted(days, reverse=True)[:_MOST_DAYS]
    options = [Option("", say.t("today"), chosen=view.as_of is None)]
    options += [Option(str(day), say.day(day), chosen=day == view.as_of) for day in shown]
    return Control(name="as_of", label=say.t("As stated by"), options=tuple(options))


def _currency(view: View, everything: Sequence[Figure], narrator: Narrator) -> Control:
    say = narrator.say
    printed = {f.unit for f in everything if is_currency(f.unit)}
    codes = list(dict.fromkeys((*_CURRENCIES[:2], *sorted(printed), *([view.currency] if view.currency else ()))))
    options = [Option("", say.t("as reported"), chosen=not view.currency)]
    options += [Option(code, unit_name(code, narrator.language), chosen=code == view.currency) for code in codes]
    return Control(name="currency", label=say.t("Currency"), options=tuple(options) if printed else ())


def _rate(view: View, everything: Sequence[Figure], narrator: Narrator) -> Control:
    say = narrator.say
    needed = view.currency and any(is_currency(f.unit) and f.unit != view.currency for f in everything)
    options = (
        Option("", say.t("average of the period"), chosen=view.rate is RateBasis.PERIOD),
        Option(RateBasis.STATEMENT, say.t("of the day stated"), chosen=view.rate is RateBasis.STATEMENT),
    )
    return Control(name="rate", label=say.t("Rate of exchange"), options=options if needed else ())


def _scale(view: View, narrator: Narrator, *, offered: bool) -> Control:
    say = narrator.say
    options = (
        Option("", say.t("Linear"), chosen=view.scale is AxisScale.LINEAR),
        Option(AxisScale.LOG, say.t("Logarithmic"), chosen=view.scale is AxisScale.LOG),
    )
    return Control(name="yScale", label=say.t("Scale"), options=options if offered else ())


def _nature(view: View, everything: Sequence[Figure], narrator: Narrator) -> Control:
    words, counts = natures(narrator.language), Counter(f.nature for f in everything)
    found = [nature for nature in Nature if counts[nature] or nature in view.nature]
    options = tuple(
        Option(nature, words[nature], narrator.say.count(counts[nature]), nature in view.nature) for nature in found
    )
    return Control(name="nature", label=narrator.say.t("Only"), options=options, several=True)


def _without(view: View, everything: Sequence[Figure], narrator: Narrator) -> Control:
    counts = Counter(f.source for f in everything)
    slugs = sorted({*counts, *view.without}, key=lambda slug: (-counts[slug], slug))
    options = tuple(
        Option(slug, narrator.name("sources", slug), narrator.say.count(counts[slug]), slug in view.without)
        for slug in slugs
    )
    return Control(name="without", label=narrator.say.t("Leave out"), options=options, several=True, folded=True)


def _statements(view: View, everything: Sequence[Figure], narrator: Narrator) -> Control:
    """Offer first and latest statements where a source speaks of one thing on several days."""
    said: dict[object, set[object]] = {}
    for f in everything:
        said.setdefault((f.series, f.period_start, f.period_end, f.source), set()).add(f.stated_on)
    repeated = view.statements or any(len(days) > 1 for days in said.values())
    default = "latest" if view.as_of else "all"
    others = [key for key in STATEMENTS if key != default]
    options = [Option("", statement_words(default, narrator), chosen=view.statements in {"", default})]
    options += [Option(key, statement_words(key, narrator), chosen=key == view.statements) for key in others]
    return Control(
        name="statements",
        label=narrator.say.t("Statements"),
        options=tuple(options) if repeated else (),
        folded=True,
    )


def _facet(view: View, everything: Iterable[Figure], narrator: Narrator) -> Control:
    say = narrator.say
    figures = tuple(everything)
    options = [Option("", say.t("none"), chosen=view.facet is Facet.NONE)]
    for facet, label in ((Facet.SOURCE, say.t("by source")), (Facet.SUBJECT, say.t("by subject"))):
        if view.facet is facet or len({getattr(f, facet) for f in figures}) > 1:
            options.append(Option(facet, label, chosen=view.facet is facet))
    return Control(name="facet", label=say.t("Small charts"), options=tuple(options), folded=True)


def _events(view: View, narrator: Narrator) -> Control:
    say = narrator.say
    options = (Option("", say.t("shown"), chosen=view.events), Option("off", say.t("hidden"), chosen=not view.events))
    return Control(name="events", label=say.t("Events"), options=options, folded=True)


def _counted(value: str, label: str, count: int, narrator: Narrator, chosen: str) -> Option:
    return Option(value, label, narrator.say.count(count), value == chosen)
