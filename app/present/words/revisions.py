"""How a source stands to others and to itself, in words: its distance from them, the steps by which it moved."""

from decimal import Decimal

from app.figures.interval import Relation
from app.findings.distance import Distance, Tally
from app.findings.revisions import Step
from app.present.numbers import format_number
from app.present.words.terms import Narrator

_FACTOR = Decimal(2)
"""From this ratio on, a distance is told as a factor and not in percent."""

_ALIKE = Decimal("0.0005")
"""A ratio nearer to one than this is told as no distance at all."""

_PLACES = ((Decimal(10), Decimal(1)), (Decimal("0.1"), Decimal("0.1")))
"""How exactly a percentage is told, from which size on; smaller ones to the hundredth."""


def tally_sentence(found: Tally, narrator: Narrator) -> str:
    """Sum up how far a source stands from the others: how often it agrees, and what is typical where it doesn't."""
    say = narrator.say
    if not found.compared:
        return say.t("No other source states a number on what it states, so there is nothing to hold it against.")
    if found.agreeing == found.compared:
        return say.n(
            "In its one comparison with other sources it agrees.",
            "In all %(num)s comparisons with other sources it agrees.",
            found.compared,
        )
    if found.agreeing:
        told = say.n(
            "In %(agreeing)s of %(num)s comparison with other sources it agrees",
            "In %(agreeing)s of %(num)s comparisons with other sources it agrees",
            found.compared,
            agreeing=say.count(found.agreeing),
        )
    else:
        told = say.n(
            "In its one comparison with other sources it does not agree",
            "In none of %(num)s comparisons with other sources it agrees",
            found.compared,
        )
    if found.typical is None:
        return say.t("%(told)s.", told=told)
    typical = ratio_words(found.typical, narrator)
    return say.t("%(told)s; where it differs, it is typically %(typical)s.", told=told, typical=typical)


def distance_words(distance: Distance, narrator: Narrator) -> str:
    """Say how far a number is from the middle of the others: “12% above”, or just that it differs."""
    say = narrator.say
    if distance.ratio is None:
        return say.t("the same") if distance.agrees else say.t("different")
    return ratio_words(distance.ratio, narrator)


def ratio_words(ratio: Decimal, narrator: Narrator) -> str:
    """Say a ratio to others: in percent above or below, a large one as a factor."""
    say = narrator.say
    if abs(ratio - 1) < _ALIKE:
        return say.t("the same")
    if ratio >= _FACTOR:
        return say.t("%(factor)s times as high", factor=_short(ratio))
    if ratio > 1:
        return say.t("%(percent)s above", percent=_percent((ratio - 1) * 100))
    if 1 / ratio >= _FACTOR:
        return say.t("lower by a factor of %(factor)s", factor=_short(1 / ratio))
    return say.t("%(percent)s below", percent=_percent((1 - ratio) * 100))


def change_words(step: Step, narrator: Narrator) -> str:
    """Say the size of a step: “+$0.6 bn (+13.6%)”; "" of the first one."""
    say, unit = narrator.say, step.figure.unit
    if step.change is None:
        return ""
    if not step.change:
        return say.t("unchanged")
    sign = "+" if step.change > 0 else "−"
    if unit == "percent":
        points = f"{abs(step.change).normalize():f}"
        return say.t("%(sign)s%(points)s percentage points", sign=sign, points=points)
    size = f"{sign}{format_number(abs(step.change), unit, narrator.language, digits=4)}"
    if step.percent is None:
        return size
    return say.t("%(size)s (%(percent)s)", size=size, percent=f"{sign}{_percent(abs(step.percent))}")


def step_remark(step: Step, narrator: Narrator) -> str:
    """Say how a step stands to what had been said before it."""
    say = narrator.say
    match step.relation:
        case None:
            return say.t("first statement")
        case Relation.SAME | Relation.WITHIN:
            return say.t("within what it had said")
        case Relation.CONFLICT:
            return say.t("outside what it had said")
        case _:
            return say.t("partly outside what it had said")


def _percent(number: Decimal) -> str:
    places = next((place for least, place in _PLACES if number >= least), Decimal("0.01"))
    return f"{number.quantize(places):f}".removesuffix(".0") + "%"


def _short(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.1')):f}".removesuffix(".0")
