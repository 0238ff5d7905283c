"""What a finding is about, and who says which number of it."""

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.vocabulary import MetricKind, Nature, SubjectKind
from app.present.languages import Language
from app.present.numbers import format_number, format_range
from app.present.words.claims import inside_sentence, number_words, within
from app.present.words.periods import period_words
from app.present.words.terms import Narrator, natures


def about_words(figure: Figure, narrator: Narrator) -> str:
    """Name what a figure is about: “NVIDIA H20 inventory charge, China, FY2026 Q1”."""
    say = narrator.say
    metric = inside_sentence(narrator.name("metrics", figure.metric), narrator)
    subject = narrator.catalogue.subjects.get(figure.subject)
    named = subject is not None and subject.kind in {SubjectKind.COMPANY, SubjectKind.PRODUCT}
    name = narrator.name("subjects", figure.subject)
    if named:
        what = say.t("%(subject)s %(metric)s", subject=name, metric=metric)
    else:
        what = say.t("the %(metric)s of %(subject)s", subject=name, metric=metric)
    if not named and narrator.language is Language.EN:
        what = what[0].upper() + what[1:]
    aside = say.listed(_aside(figure, narrator))
    return say.t("%(what)s, %(period)s", what=what, period=aside) if aside else what


def _aside(figure: Figure, narrator: Narrator) -> list[str]:
    say = narrator.say
    parts = [narrator.name("geographies", figure.geography)] if figure.geography != "WORLD" else []
    if figure.period:
        parts.append(period_words(figure.period, say))
    if figure.buyer:
        parts.append(say.t("bought by %(name)s", name=within(narrator.name("subjects", figure.buyer), narrator)))
    if figure.relative_to:
        parts.append(whole_words(figure, narrator))
    if figure.basis:
        parts.append(inside_sentence(narrator.name("bases", figure.basis), narrator))
    return parts


def whole_words(figure: Figure, narrator: Narrator) -> str:
    """Name what a share is a part of, or what a difference or ratio is against."""
    whole = narrator.name("subjects", figure.relative_to or "")
    metric = narrator.catalogue.metrics.get(figure.metric)
    if metric and metric.kind in {MetricKind.CHANGE, MetricKind.RATIO}:
        return narrator.say.t("against %(whole)s", whole=whole)
    return narrator.say.t("relative to %(whole)s", whole=whole)


def says(figure: Figure, narrator: Narrator) -> str:
    """Say who says which number, and how it is meant if it is no finding."""
    say = narrator.say
    source, number = narrator.name("sources", figure.source), number_words(figure, narrator)
    if figure.nature is Nature.ACTUAL:
        return say.t("%(source)s says %(number)s", source=source, number=number)
    nature = natures(narrator.language)[figure.nature]
    return say.t("%(source)s says %(number)s (%(nature)s)", source=source, number=number, nature=nature)


def interval_words(interval: Interval, unit: str, narrator: Narrator) -> str:
    """Say an interval in a few words, rounded to three digits, or as far as both ends can be told apart."""
    say, language = narrator.say, narrator.language
    low, high = interval.low, interval.high
    if high is None and not low:
        return say.t("any number")
    if low is not None and high is not None:
        return format_range(low, high, unit, language, digits=4)
    if low is not None:
        return say.t("at least %(number)s", number=format_number(low, unit, language, digits=4))
    assert high is not None  # noqa: S101 - one of the ends is there
    return say.t("at most %(number)s", number=format_number(high, unit, language, digits=4))
