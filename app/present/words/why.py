"""Why two figures differ, in words: exactly the fields in which they do, and what is part of what."""

from collections.abc import Mapping
from functools import lru_cache

from app.figures.figure import Figure
from app.findings.why import SCOPE, Difference, DifferingField, Relation, why_differ
from app.present.languages import Language, speaker
from app.present.numbers import unit_name
from app.present.words.claims import inside_sentence
from app.present.words.periods import period_with_days, period_words
from app.present.words.terms import Narrator, choice_words, columns

_TABLES = {
    DifferingField.METRIC: "metrics",
    DifferingField.SUBJECT: "subjects",
    DifferingField.BUYER: "subjects",
    DifferingField.RELATIVE_TO: "subjects",
    DifferingField.GEOGRAPHY: "geographies",
    DifferingField.BASIS: "bases",
    DifferingField.SOURCE: "sources",
    DifferingField.DOCUMENT: "documents",
}

_CLOSED = {DifferingField.NATURE, DifferingField.BOUND}


def why_sentences(one: Figure, other: Figure, narrator: Narrator) -> tuple[tuple[Difference, str], ...]:
    """Give each field in which two figures differ, with a sentence; days and the calendar they are counted in are one.

    Args:
        one: “One …” in the sentences.
        other: “the other …”.
        narrator: in which language.
    """
    differences = why_differ(one, other, narrator.catalogue)
    fields = {difference.field for difference in differences}
    told = []
    for difference in differences:
        if difference.field is DifferingField.CALENDAR and DifferingField.DAYS in fields:
            continue
        told.append((difference, _sentence(difference, one, other, narrator=narrator)))
    return tuple(told)


def why_text(one: Figure, other: Figure, narrator: Narrator) -> str:
    """Say in full why two figures may differ; that nothing does but the number, where so."""
    told = [sentence for _, sentence in why_sentences(one, other, narrator)]
    if not told:
        return narrator.say.t("They say the same of everything but the number.")
    return ("" if narrator.language is not Language.EN else " ").join(told)


def apart_words(here: Figure, there: Figure, narrator: Narrator) -> tuple[str, ...]:
    """Say, beside a figure, why another one is no claim about the same: “Place: Hong Kong, part of China here”."""
    found = why_differ(there, here, narrator.catalogue)
    days = {difference.field for difference in found} & {DifferingField.DAYS}
    return tuple(
        _apart(difference, here, there, narrator=narrator)
        for difference in found
        if difference.field in SCOPE and not (days and difference.field is DifferingField.CALENDAR)
    )


def _apart(difference: Difference, here: Figure, there: Figure, *, narrator: Narrator) -> str:
    say, field = narrator.say, difference.field
    column = columns(narrator.language)[_COLUMNS.get(field, field)]
    says = _value(there, field, narrator)
    here_says = period_words(here.period, say) if field in _COLUMNS else _value(here, field, narrator)
    if not says:
        return say.t("%(column)s: none; here %(here)s", column=column, here=here_says)
    if difference.one is None or difference.other is None:
        return say.t("%(column)s: %(there)s; here none", column=column, there=says)
    pattern = {
        Relation.PART_OF: say.t("%(column)s: %(there)s, part of %(here)s here"),
        Relation.WHOLE_OF: say.t("%(column)s: %(there)s, which includes %(here)s here"),
    }.get(difference.relation, say.t("%(column)s: %(there)s, not %(here)s as here"))
    return pattern % {"column": column, "there": says, "here": here_says}


_COLUMNS = {DifferingField.DAYS: "period", DifferingField.CALENDAR: "period"}


def _sentence(difference: Difference, one: Figure, other: Figure, *, narrator: Narrator) -> str:
    field = difference.field
    says, other_says = (_value(figure, field, narrator) for figure in (one, other))
    if difference.relation is Relation.ONLY_ONE:
        return _only_one(narrator.language)[field] % {"what": says or other_says}
    pattern = _both(narrator.language)[field] % {"one": says, "other": other_says}
    if difference.relation is Relation.PART_OF:
        return narrator.say.t("%(told)s, which includes the former.", told=pattern)
    if difference.relation is Relation.WHOLE_OF:
        return narrator.say.t("%(told)s, which is part of the former.", told=pattern)
    return narrator.say.t("%(told)s.", told=pattern)


def _value(figure: Figure, field: DifferingField, narrator: Narrator) -> str:
    """Say in words what a figure says in a field; "" for nothing."""
    if field in {DifferingField.DAYS, DifferingField.CALENDAR}:
        return period_with_days(figure, narrator.say) if figure.period else ""
    said = getattr(figure, field)
    if said is None:
        return ""
    if table := _TABLES.get(field):
        name = narrator.name(table, said)
        return inside_sentence(name, narrator) if table in {"metrics", "bases"} else name
    if field in _CLOSED:
        return choice_words(narrator.language, field)[said]
    return unit_name(said, narrator.language) if field is DifferingField.UNIT else narrator.say.day(said)


@lru_cache
def _both(language: Language) -> Mapping[DifferingField, str]:
    """Give the pattern of the sentence where both figures say something."""
    say = speaker(language)
    return {
        DifferingField.METRIC: say.t("One measures %(one)s, the other %(other)s"),
        DifferingField.SUBJECT: say.t("One is about %(one)s, the other about %(other)s"),
        DifferingField.BUYER: say.t("One counts what %(one)s buys, the other what %(other)s buys"),
        DifferingField.RELATIVE_TO: say.t("One is relative to %(one)s, the other to %(other)s"),
        DifferingField.GEOGRAPHY: say.t("One is for %(one)s, the other for %(other)s"),
        DifferingField.BASIS: say.t("One is on the basis “%(one)s”, the other on “%(other)s”"),
        DifferingField.DAYS: say.t("One counts %(one)s, the other %(other)s"),
        DifferingField.CALENDAR: say.t("One calls the same days %(one)s, the other %(other)s"),
        DifferingField.UNIT: say.t("One is in %(one)s, the other in %(other)s"),
        DifferingField.NATURE: say.t("One is given as “%(one)s”, the other as “%(other)s”"),
        DifferingField.BOUND: say.t("One states its number as “%(one)s”, the other as “%(other)s”"),
        DifferingField.SOURCE: say.t("One comes from %(one)s, the other from %(other)s"),
        DifferingField.STATED_ON: say.t("One was stated on %(one)s, the other on %(other)s"),
        DifferingField.DOCUMENT: say.t("One is printed in “%(one)s”, the other in “%(other)s”"),
    }


@lru_cache
def _only_one(language: Language) -> Mapping[DifferingField, str]:
    """Give the sentence where only one of the figures says something; other fields are never empty."""
    say = speaker(language)
    return {
        DifferingField.BUYER: say.t("Only one is limited to what a buyer takes: %(what)s."),
        DifferingField.RELATIVE_TO: say.t("Only one is relative to something: %(what)s."),
        DifferingField.BASIS: say.t("Only one says how it is reckoned: %(what)s."),
        DifferingField.DAYS: say.t("Only one names its period: %(what)s."),
        DifferingField.CALENDAR: say.t("Only one names its period: %(what)s."),
        DifferingField.STATED_ON: say.t("Only one is dated: %(what)s."),
    }
