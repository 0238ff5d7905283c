"""What the ledger holds on an entry, in sentences made of counts and days: the first paragraph of its page."""

from collections.abc import Sequence

from app.figures.outline import Outline
from app.figures.vocabulary import Adding
from app.present.words.terms import Narrator


def subject_summary(outline: Outline, narrator: Narrator, *, name: str, own: int) -> str:
    """Say how much is stated about a subject and what belongs to it; `own` counts what is about the subject itself."""
    say = narrator.say
    if not outline.figures:
        return say.t("The ledger holds no figure about %(name)s itself yet.", name=name)
    pieces = {"sources": sources_words(outline, narrator), "figures": figures_words(outline.figures, narrator)}
    pieces |= {"name": name, "when": _when(outline, narrator)}
    if own == outline.figures:  # nothing else belongs to it
        first = say.t("%(sources)s stated %(figures)s about %(name)s%(when)s.", **pieces)
        return say.together(first, *_echoes(outline, narrator), *_stated(outline, narrator))
    first = say.t("%(sources)s stated %(figures)s about %(name)s and what belongs to it%(when)s.", **pieces)
    itself = (
        say.n("%(num)s is about %(name)s itself.", "%(num)s are about %(name)s itself.", own, name=name)
        if own
        else say.t("None is about %(name)s itself.", name=name)
    )
    return say.together(first, *_echoes(outline, narrator), itself, *_stated(outline, narrator))


def metric_summary(outline: Outline, narrator: Narrator, *, subjects: int) -> str:
    """Say how much is stated of a metric, about how many subjects."""
    say = narrator.say
    if not outline.figures:
        return say.t("The ledger holds no figure of this metric yet.")
    first = say.t(
        "%(sources)s stated %(figures)s of it, about %(subjects)s%(when)s.",
        sources=sources_words(outline, narrator),
        figures=figures_words(outline.figures, narrator),
        subjects=say.n("%(num)s subject", "%(num)s subjects", subjects),
        when=_when(outline, narrator),
    )
    return say.together(first, *_echoes(outline, narrator), *_stated(outline, narrator))


def source_summary(outline: Outline, narrator: Narrator, *, name: str) -> str:
    """Say how much a source stated, and in how many documents it was printed."""
    say = narrator.say
    if not outline.figures:
        return say.t("The ledger holds no figure by %(name)s yet.", name=name)
    first = say.t(
        "%(name)s stated %(figures)s%(when)s, printed in %(documents)s.",
        name=name,
        figures=figures_words(outline.figures, narrator),
        documents=say.n("%(num)s document", "%(num)s documents", outline.documents),
        when=_when(outline, narrator),
    )
    return say.together(first, *_echoes(outline, narrator), *_stated(outline, narrator))


def document_summary(outline: Outline, narrator: Narrator, *, sources: Sequence[str], against: int) -> str:
    """Say how much stands in a document, by whom, and how many of its figures others contradict.

    Args:
        outline: of its figures.
        narrator: tells in the reader's language.
        sources: the slugs of those who state them; one alone is named.
        against: how many of the figures take part in contradictions.
    """
    say = narrator.say
    if not outline.figures:
        return say.t("The ledger holds no figure from this document yet.")
    first = say.t(
        "It prints %(figures)s%(when)s, by %(sources)s.",
        figures=figures_words(outline.figures, narrator),
        when=_when(outline, narrator),
        sources=narrator.name("sources", sources[0])
        if len(sources) == 1
        else say.n("%(num)s source", "%(num)s sources", len(sources)),
    )
    conflicts = say.n("%(num)s takes part in a contradiction.", "%(num)s take part in contradictions.", against)
    return say.together(first, *_echoes(outline, narrator), *([conflicts] if against else []))


def figures_words(number: int, narrator: Narrator) -> str:
    """Say how many figures there are."""
    return narrator.say.n("%(num)s figure", "%(num)s figures", number)


def sources_words(outline: Outline, narrator: Narrator) -> str:
    """Say how many sources there are that state something of their own."""
    return narrator.say.n("%(num)s source", "%(num)s sources", outline.sources)


def years_words(outline: Outline) -> str:
    """Give the years that figures are about: `2023–2026`; nothing where they name none."""
    if outline.first is None or outline.last is None:
        return ""
    first, last = outline.first.year, outline.last.year
    return str(first) if first == last else f"{first}–{last}"


def _when(outline: Outline, narrator: Narrator) -> str:
    """Say which years figures are about, as it stands in a sentence; "" where they name none."""
    if outline.first is None or outline.last is None:
        return ""
    first, last = outline.first.year, outline.last.year
    if first == last:
        return narrator.say.t(", for %(year)s", year=first)
    return narrator.say.t(", for periods from %(first)s to %(last)s", first=first, last=last)


def _stated(outline: Outline, narrator: Narrator) -> tuple[str, ...]:
    """Say when the first and the last was stated."""
    say = narrator.say
    if outline.first_stated is None:
        return ()
    if outline.first_stated == outline.last_stated:
        return (say.t("All that are dated were stated on %(day)s.", day=say.day(outline.first_stated)),)
    first, last = say.day(outline.first_stated), say.day(outline.last_stated)
    return (say.t("The first was stated on %(first)s, the last on %(last)s.", first=first, last=last),)


def _echoes(outline: Outline, narrator: Narrator) -> tuple[str, ...]:
    if not outline.echoes:
        return ()
    said = narrator.say.n(
        "%(num)s of them only repeats another figure.", "%(num)s of them only repeat other figures.", outline.echoes
    )
    return (said,)


def adding_words(adding: Adding, narrator: Narrator) -> str:
    """Say whether amounts of a metric may be added up."""
    say = narrator.say
    return {
        Adding.FLOW: say.t("over time and over parts: four quarters make a year"),
        Adding.STOCK: say.t("over parts only: it is a state on a day"),
        Adding.NONE: say.t("not at all"),
    }[adding]
