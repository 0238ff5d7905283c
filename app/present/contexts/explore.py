"""The page of all series: filters with counts that never lead to nothing, and a basket to compare from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from app.figures.selection import Selection
from app.figures.series import HeldSeries, SeriesKey
from app.present.contexts.figures import Counts, Facet, facet_of, kept_fields
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import entry_link, href
from app.present.numbers import format_range
from app.present.words.claims import number_words
from app.present.words.periods import period_words
from app.present.words.selections import Chip, chips, selection_words, series_words
from app.present.words.terms import Narrator

FACETS = ("metric", "subject", "source", "geography", "unit")
"""The columns by which series can be looked for, with counts."""

PAGE = 50
"""How many series stand on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesItem:
    """A series of the list, in words.

    Attributes:
        key: how an address names it.
        about: what it measures of whom; `aside` the rest of what makes it one series.
        chart: where it is drawn by itself, told by how many figures it has.
        latest: the number stated last; `latest_about` of which period, by whom and when.
        span: the numbers between which all lie; "" where there is one alone.
    """

    key: str
    name: str
    about: str
    aside: str
    chart: Link
    sources: str
    years: str
    span: str
    latest: Link
    latest_about: str
    source: Link
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A series in the basket; `listed` says whether the list shows it too, where it is ticked already."""

    key: str
    name: str
    without: str
    listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplorePage:
    """Series, chosen by filters, to be compared.

    Attributes:
        query: the filters in force, which the form carries along for readers without scripts.
        basket_text: the basket as the address holds it; "" if it is empty.
    """

    frame: Frame
    total: str
    search: str
    facets: tuple[Facet, ...]
    kept: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    clear_href: str
    items: tuple[SeriesItem, ...]
    basket: tuple[Chosen, ...]
    basket_text: str
    query: str
    first_href: str
    next_href: str


def explore_page(  # noqa: PLR0913 - the parts of a page of series
    visit: Visit,
    selection: Selection,
    *,
    series: Sequence[HeldSeries],
    next_cursor: str | None,
    facets: Counts,
    total: int,
    basket: Sequence[SeriesKey],
) -> ExplorePage:
    """Make the page of the series that the figures of a selection make up.

    Args:
        visit: who asks, where.
        selection: which figures.
        series: those of this page.
        next_cursor: where the next one begins; None on the last.
        facets: how many series there are by the values of some columns.
        total: how many there are in all.
        basket: what the reader has chosen.
    """
    narrator = visit.narrator
    say = narrator.say
    keys = [key.text for key in basket]
    shown = {held.key.text for held in series}
    in_force = chips(replace(selection, cursor=""), narrator)
    title = say.t("Explore")
    if in_force:
        title = say.t("Explore: %(filters)s", filters=selection_words(selection, narrator))
    return ExplorePage(
        frame=visit.frame(
            title,
            description=say.t("Every series of reported figures: find some, put them into the basket, compare them."),
            section="explore",
            alternates=(visit.alternate("json", query=replace(selection, cursor="").to_query()),),
        ),
        total=say.n("%(num)s series", "%(num)s series", total),
        search=selection.search,
        facets=tuple(facet_of(name, counts, selection, narrator) for name, counts in facets.items()),
        kept=kept_fields(selection, facets),
        chips=tuple(Chip(chip.words, _joined(chip.query_without, keys)) for chip in in_force),
        clear_href=_address(Selection(), keys),
        items=tuple(_item(held, narrator, chosen=held.key.text in keys) for held in series),
        basket=tuple(_chosen(key, selection, keys, narrator, listed=key.text in shown) for key in basket),
        basket_text="~".join(keys),
        query=selection.to_query(),
        first_href=_address(replace(selection, cursor=""), keys) if selection.cursor else "",
        next_href=_address(replace(selection, cursor=next_cursor), keys) if next_cursor else "",
    )


def _joined(query: str, keys: Iterable[str]) -> str:
    """Add the basket to a query string."""
    basket = urlencode({"basket": "~".join(keys)}, safe="~,:") if keys else ""
    return "&".join(part for part in (query, basket) if part)


def _address(selection: Selection, keys: Iterable[str]) -> str:
    query = _joined(selection.to_query(), keys)
    return f"/explore?{query}" if query else "/explore"


def _chosen(key: SeriesKey, selection: Selection, keys: Sequence[str], narrator: Narrator, *, listed: bool) -> Chosen:
    without = _address(selection, [text for text in keys if text != key.text])
    return Chosen(key.text, series_words(key, narrator), without, listed)


def _item(held: HeldSeries, narrator: Narrator, *, chosen: bool) -> SeriesItem:
    say, key, latest = narrator.say, held.key, held.latest
    name = series_words(key, narrator)
    about = " · ".join((narrator.name("subjects", key.subject), narrator.name("metrics", key.metric)))
    words = say.n("%(num)s figure", "%(num)s figures", held.figures)
    period = period_words(latest.period, say) if latest.period else ""
    several = held.figures > 1 and held.lowest != held.highest
    return SeriesItem(
        key=key.text,
        name=name,
        about=about,
        aside=name.removeprefix(about).removeprefix(" · "),
        chart=Link(words, f"/compare?series={quote(key.text, safe=':=~')}"),
        sources=say.n("%(num)s source", "%(num)s sources", held.sources),
        years=_years(held),
        span=format_range(held.lowest, held.highest, key.unit, narrator.language) if several else "",
        latest=Link(number_words(latest, narrator), href("figures", latest.id)),
        latest_about=" · ".join(part for part in (period, say.day(latest.stated_on)) if part),
        source=entry_link("sources", latest.source, narrator),
        chosen=chosen,
    )


def _years(held: HeldSeries) -> str:
    """Give the years that the figures are about: `2023–2026`; nothing where they name none."""
    if held.first is None or held.last is None:
        return ""
    first, last = held.first.year, held.last.year
    return str(first) if first == last else f"{first}–{last}"
