"""Checks in sentences: what is stated, and what the other figures come to in its place."""

from collections.abc import Sequence
from decimal import Decimal

from app.figures.figure import Figure
from app.findings.checks import Check, CheckKind
from app.present.languages import Language
from app.present.words.claims import inside_sentence, number_words, within
from app.present.words.findings.claims import about_words, interval_words, says, whole_words
from app.present.words.periods import period_words
from app.present.words.terms import Narrator

_DIFFERING = ("metric", "subject", "buyer", "relative_to", "geography", "basis", "period")


def check_sentence(check: Check, narrator: Narrator) -> str:
    """Say what is stated and what the other figures come to in its place."""
    say = narrator.say
    stated = check.figures[0]
    if check.kind is CheckKind.CONVERSION:
        pattern = say.t(
            "%(what)s: %(claim)s, printed beside “%(converted)s”; at the exchange rates of the time it is %(implied)s."
        )
    elif check.kind is CheckKind.CEILING:
        within_limit = say.t("%(what)s: %(claim)s, within the limit: %(inputs)s.")
        pattern = within_limit if check.holds else say.t("%(what)s: %(claim)s, more than there can be: %(inputs)s.")
    elif check.holds and check.needs is None:
        pattern = say.t("%(what)s: %(claim)s, which goes with %(implied)s, given %(inputs)s.")
    else:
        pattern = say.t("%(what)s: %(claim)s, but it would be %(implied)s, given %(inputs)s.")
    sentence = pattern % {
        "what": about_words(stated, narrator),
        "claim": says(stated, narrator),
        "converted": stated.as_converted,
        "implied": _converted_words(check, narrator) or implied_words(check, narrator),
        "inputs": inputs_words(check, narrator),
    }
    return sentence + _rates_sentence(check, narrator)


def _converted_words(check: Check, narrator: Narrator) -> str:
    """Say a whole amount at the rates that a printed conversion may have taken, also where one end of it fits."""
    if check.kind is not CheckKind.CONVERSION or check.rates is None:
        return ""
    return interval_words(check.figures[0].interval().mul(check.rates.into(check.unit)), check.unit, narrator)


def _rates_sentence(check: Check, narrator: Narrator) -> str:
    """Say by which rates amounts in two currencies were compared; a printed conversion's sentence says it itself."""
    if check.rates is None or check.kind is CheckKind.CONVERSION:
        return ""
    say, rates = narrator.say, check.rates
    sentence = say.t(
        "Converted at %(rates)s for one %(base)s, the rates of those days.",
        rates=interval_words(rates.rates, rates.quote, narrator),
        base=rates.base,
    )
    return (" " if narrator.language is Language.EN else "") + sentence


def inputs_words(check: Check, narrator: Narrator) -> str:
    """Say all figures but the stated one; a source that several share is named once."""
    stated, *inputs = check.figures
    sources = {figure.source for figure in inputs}
    if len(inputs) < 2 or len(sources) > 1 or stated.source in sources:
        return _enumerated([_input_words(figure, stated, narrator) for figure in inputs], narrator)
    told = [_input_words(figure, stated, narrator, named=False) for figure in inputs]
    return narrator.say.t(
        "%(inputs)s, all according to %(source)s",
        inputs=_enumerated(told, narrator),
        source=within(narrator.name("sources", inputs[0].source), narrator),
    )


def _enumerated(parts: Sequence[str], narrator: Narrator) -> str:
    """List parts with an “and” before the last."""
    say = narrator.say
    *first, last = parts or [""]
    return say.t("%(first)s and %(last)s", first=say.listed(list(first)), last=last) if first else last


def _input_words(figure: Figure, stated: Figure, narrator: Narrator, *, named: bool = True) -> str:
    """Say an input: its number, what tells it from the stated figure and, if another and to be named, its source."""
    say, number = narrator.say, number_words(figure, narrator)
    what = say.listed(_differences(figure, stated, narrator))
    if not named or figure.source == stated.source:
        return say.t("%(number)s (%(what)s)", number=number, what=what) if what else number
    source = within(narrator.name("sources", figure.source), narrator)
    if not what:
        return say.t("%(number)s according to %(source)s", number=number, source=source)
    return say.t("%(number)s (%(what)s) according to %(source)s", number=number, what=what, source=source)


def _differences(figure: Figure, stated: Figure, narrator: Narrator) -> list[str]:
    say = narrator.say
    differs = {name for name in _DIFFERING if getattr(figure, name) != getattr(stated, name)}
    parts = []
    if "subject" in differs:
        parts.append(narrator.name("subjects", figure.subject))
    if "metric" in differs:
        parts.append(inside_sentence(narrator.name("metrics", figure.metric), narrator))
    if "relative_to" in differs and figure.relative_to:
        parts.append(whole_words(figure, narrator))
    if "geography" in differs:
        parts.append(narrator.name("geographies", figure.geography))
    if "basis" in differs and figure.basis:
        parts.append(inside_sentence(narrator.name("bases", figure.basis), narrator))
    if "period" in differs and figure.period:
        parts.append(period_words(figure.period, say))
    return parts


def implied_words(check: Check, narrator: Narrator) -> str:
    """Say the numbers that the other figures allow in place of the stated one."""
    implied = check.implied
    if check.figures[0].sort_value < 0 < (implied.low or 0):  # a fall that is stated without its sign
        implied = implied.scaled(Decimal(-1))
    return interval_words(implied, check.unit, narrator)


def stated_words(check: Check, narrator: Narrator) -> str:
    """Say the numbers that the stated figure allows."""
    return interval_words(check.stated, check.unit, narrator)


def needed_words(check: Check, narrator: Narrator) -> tuple[str, ...]:
    """Say what each figure of a failing check would have to be if the others are right; "" where nothing would do."""
    return tuple(
        "" if wanted is None else interval_words(wanted, figure.unit, narrator)
        for figure, wanted in zip(check.figures, check.needed, strict=False)
    )


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
