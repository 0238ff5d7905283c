"""What to say where a view leaves nothing: what narrows it, and the ways to loosen it one by one."""

from collections.abc import Iterable, Mapping, Sequence

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
    asked = [(chip.words, f"{path}?{chip.query_without}".rstrip("?")) for chip in chips(selection, narrator)]
    return _counted(zip(asked, counts, strict=False), narrator)


def loosening(view: View, counts: Mapping[str, int], visit: Visit) -> tuple[Link, ...]:
    """Lead to what a view would leave without one choice that narrows it, where it would leave something; most first.

    `counts` are of the figures without each parameter. If none of them alone is what leaves nothing, each choice is
    given, in words, with the address without it.
    """
    words = _narrowing(view, visit.narrator)
    asked = [((words[name], visit.with_parameter(name, "")), count) for name, count in counts.items()]
    return _counted(asked, visit.narrator) or tuple(Link(*one) for one, _ in asked)


def _counted(asked: Iterable[tuple[tuple[str, str], int]], narrator: Narrator) -> tuple[Link, ...]:
    """Say how much there would be at each address; of nothing nothing is said."""
    say = narrator.say
    return tuple(
        Link(
            say.t("Without “%(filter)s”: %(figures)s", filter=words,
                  figures=say.n("%(num)s figure", "%(num)s figures", count)),
            address,
        )
        for (words, address), count in sorted(asked, key=lambda one: -one[1])
        if count
    )  # fmt: skip


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
