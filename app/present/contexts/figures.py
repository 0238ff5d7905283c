"""The page of all figures: filters with counts, a table that can be sorted, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.figures.figure import Figure
from app.figures.selection import DEFAULT_SIZE, Selection
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.loosening import without_one
from app.present.contexts.rows import COLUMNS, FigureRow, Heading, figure_rows, heading_label
from app.present.linked_data import about_ledger, dataset
from app.present.words.selections import Chip, chips, selection_words, value_words
from app.present.words.terms import Narrator, columns

FACETS = ("subject", "metric", "source", "nature", "geography", "period", "unit", "status")
"""The columns that the page offers as filters, with counts."""

_OPEN = frozenset({"subject", "metric", "source"})
_SHOWN = 8
_FOLDED = 40

Counts = Mapping[str, Sequence[tuple[str | None, int]]]


@dataclass(frozen=True, slots=True)
class FacetOption:
    """A value of a facet that can be ticked."""

    value: str
    label: str
    count: str
    checked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A filter: its chosen and its commonest values, more folded away; `beyond` counts those left to the search."""

    name: str
    label: str
    shown: tuple[FacetOption, ...]
    more: tuple[FacetOption, ...]
    more_label: str
    beyond: str
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPage:
    """Figures, chosen by filters."""

    frame: Frame
    title: str
    total: str
    search: str
    facets: tuple[Facet, ...]
    kept: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    headings: tuple[Heading, ...]
    rows: tuple[FigureRow, ...]
    loosen: tuple[Link, ...]
    first_href: str
    next_href: str


def figures_page(  # noqa: PLR0913 - the parts of a page of figures
    visit: Visit,
    *,
    selection: Selection,
    figures: Sequence[Figure],
    next_cursor: str | None,
    facets: Counts,
    total: int | None,
    loosened: Sequence[int] = (),
) -> FiguresPage:
    """Make the page of the figures that a selection chooses.

    Args:
        visit: who asks, where.
        selection: which figures.
        figures: one page of them.
        next_cursor: the place where the next page begins.
        facets: the values of some columns, counted.
        total: how many figures there are.
        loosened: where there are none, how many there would be were one thing less asked for.
    """
    narrator = visit.narrator
    say = narrator.say
    plain = replace(selection, facets=(), fields=())
    found = chips(plain, narrator)
    title = say.t("Figures")
    if found:
        title = say.t("Figures: %(filters)s", filters=selection_words(plain, narrator))
    query = replace(plain, cursor="").to_query()
    forms = tuple(visit.alternate(kind, "/figures", query) for kind in ("csv", "json", "xlsx"))
    whole = () if next_cursor or plain.cursor else figures
    return FiguresPage(
        frame=visit.frame(
            title,
            section="figures",
            alternates=(*forms, visit.alternate("atom", "/figures", filters_of(plain).to_query())),
            linked_data=dataset(
                visit, name=title, description=f"{title}. {about_ledger(say)}", figures=whole, forms=forms
            ),
        ),
        title=say.t("Figures"),
        total=say.n("%(num)s figure", "%(num)s figures", total) if total is not None else "",
        search=selection.search,
        facets=tuple(facet_of(name, counts, plain, narrator) for name, counts in facets.items()),
        kept=kept_fields(plain, facets),
        chips=found,
        headings=tuple(_heading(key, plain, narrator) for key in COLUMNS),
        rows=figure_rows(figures, narrator),
        loosen=without_one(plain, loosened, "/figures", narrator),
        first_href=_address(replace(plain, cursor="")) if selection.cursor else "",
        next_href=_address(replace(plain, cursor=next_cursor)) if next_cursor else "",
    )


def filters_of(selection: Selection) -> Selection:
    """Give what of a selection says which figures are meant, less the order and length of a page."""
    return replace(selection, sort="", descending=False, size=DEFAULT_SIZE, cursor="", counted=False)


def _address(selection: Selection) -> str:
    query = selection.to_query()
    return f"/figures?{query}" if query else "/figures"


def kept_fields(selection: Selection, facets: Counts) -> tuple[tuple[str, str], ...]:
    """Give the parameters that the filter form must carry along: what none of its own fields says."""
    own = {*facets, "_search"}
    return tuple((name, text) for name, text in replace(selection, cursor="").to_pairs() if name not in own)


def facet_of(name: str, counts: Sequence[tuple[str | None, int]], selection: Selection, narrator: Narrator) -> Facet:
    """Make the filter by a column: the values chosen, then those that have most, each with its count."""
    chosen = [str(value) for value in selection.values(name)]
    counted = {value: count for value, count in counts if value is not None}
    values = [*chosen, *(value for value in counted if value not in chosen)]
    beyond = len(values) - max(_SHOWN, len(chosen)) - _FOLDED
    values = values[: -beyond or None] if beyond > 0 else values
    options = [
        FacetOption(
            value,
            value_words(name, value, narrator),
            narrator.say.count(counted[value]) if value in counted else "",
            value in chosen,
        )
        for value in values
    ]
    split = max(_SHOWN, len(chosen))
    if len(options) == split + 1:
        split += 1
    more = tuple(options[split:])
    return Facet(
        name=name,
        label=columns(narrator.language)[name],
        shown=tuple(options[:split]),
        more=more,
        more_label=narrator.say.n("%(num)s more", "%(num)s more", len(more)),
        beyond=narrator.say.n("%(num)s more can be found by words.", "%(num)s more can be found by words.", beyond)
        if beyond > 0
        else "",
        open=name in _OPEN or bool(chosen),
    )


def _heading(key: str, selection: Selection, narrator: Narrator) -> Heading:
    """Give a heading whose link sorts by the column, and turns the order round where it is sorted by it already."""
    column = COLUMNS[key]
    sorted_by = selection.sort == column
    descending = not selection.descending if sorted_by else key in {"number", "stated", "period"}
    turned = replace(selection, sort=column, descending=descending, cursor="")
    sort = ("descending" if selection.descending else "ascending") if sorted_by else ""
    return Heading(key, heading_label(key, narrator), numeric=key == "number", href=_address(turned), sort=sort)
