"""Findings in sentences: who says what against whom, how far apart, what may explain it; what was only revised."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.vocabulary import Nature, SubjectKind
from app.findings.checks import Cause, Check, CheckKind, Role
from app.findings.comparison import EXPECTATIONS
from app.findings.contradictions import Contradiction, ContradictionKind
from app.present.languages import Language, speaker
from app.present.numbers import format_number, format_range
from app.present.words.claims import inside_sentence, number_words
from app.present.words.periods import period_words
from app.present.words.terms import Narrator, natures

_FACTOR = Decimal(2)
"""From this ratio on, a gap is told as a factor and not in percent."""

_DIFFERING = ("metric", "subject", "buyer", "relative_to", "geography", "basis", "period")


@lru_cache
def contradiction_kinds(language: Language) -> Mapping[str, str]:
    """Give the word for each kind of contradiction."""
    say = speaker(language)
    return {
        "conflict": say.p("finding", "Conflict"),
        "check": say.p("finding", "Doesn’t add up"),
        "revision": say.p("finding", "Revised"),
    }


@lru_cache
def check_kinds(language: Language) -> Mapping[str, str]:
    """Give the word for each arithmetic."""
    say = speaker(language)
    return {
        "share": say.p("check", "Share of a whole"),
        "shares": say.p("check", "Shares of one whole"),
        "growth": say.p("check", "Growth"),
        "cagr": say.p("check", "Growth per year"),
        "change": say.p("check", "Change"),
        "baseline": say.p("check", "Measured against another"),
        "chain": say.p("check", "Step by step"),
        "periods": say.p("check", "Shorter periods in a longer one"),
        "parts": say.p("check", "Parts of a whole"),
        "price": say.p("check", "Price times pieces"),
        "conversion": say.p("check", "Printed conversion"),
    }


@lru_cache
def _causes(language: Language) -> Mapping[str, str]:
    say = speaker(language)
    return {
        "unrounded-input": say.t("Rounding may explain it."),
        "scale-slip": say.t("It looks like a slip of a power of ten, such as 万 for 亿."),
        "other-basis": say.t("It fits a figure on another basis."),
        "fiscal-or-calendar": say.t("It fits a figure for other days, as of the fiscal instead of the calendar year."),
        "wider-or-narrower-place": say.t("It fits a figure for a wider or a narrower place."),
        "other-base-year": say.t("It fits if growth is counted from another base year."),
        "other-exchange-rate": say.t("It fits the exchange rate of another time."),
        "one-end-of-a-range": say.t("It fits one end of the range only."),
    }


def finding_text(found: Contradiction, narrator: Narrator) -> str:
    """Tell a contradiction in full: its sentence, the gap, and what may explain it."""
    told = (
        contradiction_sentence(found, narrator),
        gap_sentence(found, narrator),
        cause_words(found.cause, narrator),
    )
    return (" " if narrator.language is Language.EN else "").join(part for part in told if part)


def cause_words(cause: Cause | None, narrator: Narrator) -> str:
    """Say what may explain a finding; nothing where nothing does."""
    return _causes(narrator.language)[cause] if cause else ""


def contradiction_sentence(found: Contradiction, narrator: Narrator) -> str:
    """Say who says what against whom; of a revision, who expected or said what, and what came in its place."""
    if found.check:
        return check_sentence(found.check, narrator)
    what = about_words(found.figures[0], narrator)
    if found.kind is ContradictionKind.REVISION:
        return narrator.say.t(
            "%(what)s: %(claims)s.", what=what, claims=_joined(_stages(found.figures, narrator), narrator)
        )
    claims = dict.fromkeys(_says(figure, narrator) for figure in found.figures)
    return narrator.say.t("%(what)s: %(claims)s.", what=what, claims=_joined(list(claims), narrator))


def gap_sentence(found: Contradiction, narrator: Narrator) -> str:
    """Say how far apart the nearest readings are; nothing where a ratio tells little, as of percentages."""
    say = narrator.say
    if found.gap is None or found.figures[0].unit == "percent" or found.cause is Cause.ONE_END:
        return ""
    if found.kind is not ContradictionKind.REVISION:
        return say.t("Even the nearest readings are %(gap)s apart.", gap=gap_words(found.gap, narrator))
    if _was_awaited(found.figures):
        return say.t("The result was %(gap)s away from what had been expected.", gap=gap_words(found.gap, narrator))
    return say.t("The new number is %(gap)s away from the old one.", gap=gap_words(found.gap, narrator))


def gap_words(gap: Decimal, narrator: Narrator) -> str:
    """Say a ratio as a percentage, a large one as a factor."""
    if gap >= _FACTOR:
        return narrator.say.t("a factor of %(number)s", number=f"{gap.quantize(Decimal('0.1')):f}".removesuffix(".0"))
    percent = (gap - 1) * 100
    return f"{percent.quantize(Decimal(1) if percent >= 1 else Decimal('0.1')):f}%"


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
        parts.append(say.t("buyer: %(name)s", name=narrator.name("subjects", figure.buyer)))
    if figure.relative_to:
        parts.append(say.t("relative to %(whole)s", whole=narrator.name("subjects", figure.relative_to)))
    if figure.basis:
        parts.append(inside_sentence(narrator.name("bases", figure.basis), narrator))
    return parts


def _says(figure: Figure, narrator: Narrator) -> str:
    """Say who says which number, and how it is meant if it is no finding."""
    say = narrator.say
    source, number = narrator.name("sources", figure.source), number_words(figure, narrator)
    if figure.nature is Nature.ACTUAL:
        return say.t("%(source)s says %(number)s", source=source, number=number)
    nature = natures(narrator.language)[figure.nature]
    return say.t("%(source)s says %(number)s (%(nature)s)", source=source, number=number, nature=nature)


def _stages(figures: Sequence[Figure], narrator: Narrator) -> list[str]:
    """Tell what each source said first and then, expectations before what came."""
    say, language = narrator.say, narrator.language
    voices: dict[tuple[str, bool], list[Figure]] = {}
    for figure in figures:
        voices.setdefault((figure.source, figure.nature in EXPECTATIONS), []).append(figure)
    stages = []
    for (slug, expected), said in voices.items():
        source = narrator.name("sources", slug)
        numbers = list(dict.fromkeys(number_words(figure, narrator) for figure in said))
        if len(numbers) > 1:
            before, after = say.listed(numbers[:-1]), numbers[-1]
            stages.append(
                say.t("%(source)s replaced %(before)s by %(after)s", source=source, before=before, after=after)
            )
        elif expected:
            nature = natures(language)[said[0].nature]
            stages.append(
                say.t("%(source)s expected %(number)s (%(nature)s)", source=source, number=numbers[0], nature=nature)
            )
        else:
            stages.append(say.t("%(source)s then reported %(number)s", source=source, number=numbers[0]))
    return stages


def _was_awaited(figures: Sequence[Figure]) -> bool:
    return len({figure.nature in EXPECTATIONS for figure in figures}) > 1


def check_sentence(check: Check, narrator: Narrator) -> str:
    """Say what is stated and what the other figures come to in its place."""
    say = narrator.say
    stated, *inputs = check.figures
    what, implied = about_words(stated, narrator), implied_words(check, narrator)
    if check.kind is CheckKind.CONVERSION:
        pattern = say.t(
            "%(what)s: %(claim)s, printed beside “%(converted)s”; at the exchange rates of the time it is %(implied)s."
        )
        return pattern % {
            "what": what,
            "claim": _says(stated, narrator),
            "converted": stated.as_converted,
            "implied": implied,
        }
    used = [_input_words(figure, stated, narrator) for figure in inputs]
    pattern = (
        say.t("%(what)s: %(claim)s, which fits %(implied)s, as %(inputs)s.")
        if check.holds and check.needs is None
        else say.t("%(what)s: %(claim)s, but it would be %(implied)s if %(inputs)s.")
    )
    return pattern % {
        "what": what,
        "claim": _says(stated, narrator),
        "implied": implied,
        "inputs": say.t(" and ").join(used),
    }


def _input_words(figure: Figure, stated: Figure, narrator: Narrator) -> str:
    """Say an input by what tells it from the stated figure, with its number and, if it is another, its source."""
    say = narrator.say
    differs = {name for name in _DIFFERING if getattr(figure, name) != getattr(stated, name)}
    parts = []
    if "subject" in differs:
        parts.append(narrator.name("subjects", figure.subject))
    if "metric" in differs:
        parts.append(inside_sentence(narrator.name("metrics", figure.metric), narrator))
    if "relative_to" in differs and figure.relative_to:
        parts.append(say.t("relative to %(whole)s", whole=narrator.name("subjects", figure.relative_to)))
    if "geography" in differs:
        parts.append(narrator.name("geographies", figure.geography))
    if "basis" in differs and figure.basis:
        parts.append(inside_sentence(narrator.name("bases", figure.basis), narrator))
    if "period" in differs and figure.period:
        parts.append(period_words(figure.period, say))
    label, number = say.listed(parts), number_words(figure, narrator)
    if figure.source != stated.source:
        source = narrator.name("sources", figure.source)
        return say.t("%(what)s is %(number)s according to %(source)s", what=label, number=number, source=source)
    return say.t("%(what)s is %(number)s", what=label, number=number)


def implied_words(check: Check, narrator: Narrator) -> str:
    """Say the numbers that the other figures allow in place of the stated one."""
    implied = check.implied
    if check.figures[0].sort_value < 0 < (implied.low or 0):  # a fall that is stated without its sign
        implied = implied.scaled(Decimal(-1))
    return interval_words(implied, check.unit, narrator)


def stated_words(check: Check, narrator: Narrator) -> str:
    """Say the numbers that the stated figure allows."""
    return interval_words(check.stated, check.unit, narrator)


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


def condition_words(check: Check, narrator: Narrator) -> str:
    """Say under which condition a growth per year is true; nothing where none is needed."""
    needs, say = check.needs, narrator.say
    if needs is None:
        return ""
    base = period_words(needs.base, say)
    if needs.level is None:
        return say.t("True only if growth is counted from %(base)s.", base=base)
    level = interval_words(needs.level, needs.unit, narrator)
    return say.t("True only if growth is counted from %(base)s, with %(level)s then.", base=base, level=level)


@lru_cache
def roles(language: Language) -> Mapping[str, str]:
    """Give the word for what a figure is in a check."""
    say = speaker(language)
    return {
        Role.STATED: say.p("role", "stated"),
        Role.PART: say.p("role", "part"),
        Role.WHOLE: say.p("role", "whole"),
        Role.NOW: say.p("role", "now"),
        Role.BEFORE: say.p("role", "before"),
        Role.FIRST: say.p("role", "first year"),
        Role.LAST: say.p("role", "last year"),
        Role.SAME: say.p("role", "the same, said otherwise"),
        Role.BASELINE: say.p("role", "baseline"),
        Role.STEP: say.p("role", "step"),
        Role.UNITS: say.p("role", "pieces"),
        Role.PRICE: say.p("role", "price of one"),
    }


def _joined(parts: list[str], narrator: Narrator) -> str:
    return ("; " if narrator.language is Language.EN else "；").join(parts)
