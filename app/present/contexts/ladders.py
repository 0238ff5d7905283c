"""How numbers moved: the statements of one number by one source, step by step."""

from dataclasses import dataclass

from app.figures.interval import Relation
from app.findings.revisions import Ladder, Step
from app.present.contexts.frame import Link
from app.present.contexts.rows import entry_link, href
from app.present.words.claims import number_words
from app.present.words.findings import about_words
from app.present.words.revisions import change_words, step_remark
from app.present.words.terms import Narrator, natures


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One step of a ladder: what was said on a day, how it was meant, and how far that is from what was said before."""

    day: str
    day_iso: str
    number: Link
    printed: str
    meant: str
    change: str
    remark: str
    left: bool


@dataclass(frozen=True, slots=True)
class LadderTable:
    """The statements of one number, from the first to the latest, and who made them."""

    about: str
    source: Link
    steps: tuple[StepLine, ...]


def ladder_table(ladder: Ladder, narrator: Narrator) -> LadderTable:
    """Tell a ladder."""
    last = ladder.steps[-1].figure
    steps = tuple(_step(step, narrator) for step in ladder.steps)
    return LadderTable(about_words(last, narrator), entry_link("sources", ladder.source, narrator), steps)


def _step(step: Step, narrator: Narrator) -> StepLine:
    figure = step.figure
    return StepLine(
        day=narrator.say.day(step.stated_on),
        day_iso=step.stated_on.isoformat(),
        number=Link(number_words(figure, narrator), href("figures", figure.id)),
        printed=figure.as_reported,
        meant=natures(narrator.language)[figure.nature],
        change=change_words(step, narrator),
        remark=step_remark(step, narrator),
        left=step.relation is Relation.CONFLICT,
    )
