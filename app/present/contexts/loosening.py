"""What to say where a view leaves nothing: what narrows it, and the ways to loosen it one by one."""

from collections.abc import Sequence

from app.figures.figure import Figure
from app.figures.selection import Selection
from app.figures.view import View
from app.present.contexts.frame import Link, Visit
from app.present.words.periods import period_words
from app.present.words.selections import chips
from app.present.words.terms import Narrator, natures


def nothing_left(view: View, everything: Sequence[Figure], narrator: Narrator) -> tuple[str, ...]:
    """Say that none of the figures there are fits the view; and when the first was stated, if that is later."""
    say = narrator.say
    told = (say.n("The %(num)s figure there is doesn’t fit what is chosen below.",
                  "None of the %(num)s figures fits what is chosen below.", len(everything)),)  # fmt: skip
    first = min((figure.stated_on for figure in everything if figure.stated_on), default=None)
    if view.as_of is None or first is None or first <= view.as_of:
        return told
    return (*told, say.t("The first of them was stated on %(day)s.", day=say.day(first)))


def without_one(selection: Selection, counts: Sequence[int], path: str, narrator: Narrator) -> tuple[Link, ...]:
    """Lead to what there would be, were one thing less asked for, where there would be something; the most first.

    `counts` are of the figures of each of `selection.loosened()`, of as many as were counted.
    """
    say = narrator.say
    found = sorted(zip(counts, chips(selection, narrator), strict=False), key=lambda pair: -pair[0])
    return tuple(
        Link(
            say.t("Without “%(filter)s”: %(figures)s", filter=chip.words,
                  figures=say.n("%(num)s figure", "%(num)s figures", count)),
            f"{path}?{chip.query_without}" if chip.query_without else path,
        )
        for count, chip in found
        if count
    )  # fmt: skip


def loosening(view: View, visit: Visit) -> tuple[Link, ...]:
    """Give each choice that narrows a view, in words, with the address without it."""
    return tuple(
        Link(words, visit.with_parameter(name, ""))
        for name, words in _narrowing(view, visit.narrator).items()
        if any(name == given for given, _ in visit.pairs)
    )


def _narrowing(view: View, narrator: Narrator) -> dict[str, str]:
    say = narrator.say
    ends = [period_words(end, say) if end else "…" for end in (view.since, view.until)]
    meant = say.listed([natures(narrator.language)[nature] for nature in view.nature])
    unheard = say.listed([narrator.name("sources", source) for source in view.without])
    return {
        "period": say.t("Period: %(what)s", what=period_words(view.period, say)),
        "time": say.t("Period: %(what)s", what="–".join(dict.fromkeys(ends))),
        "as_of": say.t("As stated by %(day)s", day=say.day(view.as_of)),
        "recorded_as_of": say.t("As this ledger stood on %(moment)s", moment=say.moment(view.recorded_as_of)),
        "nature": say.t("Only: %(what)s", what=meant),
        "without": say.t("Without: %(what)s", what=unheard),
    }
