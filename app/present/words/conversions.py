"""Amounts in another currency, in words: always with the rate and its days, and that nobody stated them."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from app.figures.figure import Figure
from app.figures.period import read_period
from app.figures.vocabulary import Bound, RateBasis
from app.findings.conversion import Converted, Flip, NoRate, NoRateReason, Restatement
from app.present.languages import Language, speaker
from app.present.numbers import format_interval_words, format_number, suffix, unit_name
from app.present.words.findings import about_words
from app.present.words.periods import period_words
from app.present.words.terms import Narrator

_IN_FULL, _IN_SHORT = 5, 3
"""How many significant digits a rate is written with: as central banks do, and beside a point of a chart."""

_MOST_DIGITS = 8


@lru_cache
def rate_bases(language: Language) -> Mapping[str, str]:
    """Give the name of each basis that rates can have."""
    say = speaker(language)
    return {
        RateBasis.PERIOD: say.p("rate", "averages of the period"),
        RateBasis.STATEMENT: say.p("rate", "rates of the day of statement"),
    }


@lru_cache
def no_rate_reasons(language: Language) -> Mapping[str, str]:
    """Say why an amount can't be told in another currency."""
    say = speaker(language)
    return {
        NoRateReason.NOT_MONEY: say.t("This is no amount of money."),
        NoRateReason.NO_DAYS: say.t(
            "Neither its period nor the day of its statement is known, so no rate can be chosen."
        ),
        NoRateReason.NO_RATE: say.t("The ledger has no exchange rate of its time."),
    }


def conversion_words(figure: Figure, converted: Converted | NoRate, narrator: Narrator) -> str:
    """Tell an amount in another currency in full: with its rate, the rate's days and origin, and that it is derived.

    Args:
        figure: the claim as it was printed.
        converted: what it comes to, or why it can't be told.
        narrator: who tells it.
    """
    if isinstance(converted, NoRate):
        return no_rate_reasons(narrator.language)[converted.reason]
    return narrator.say.t(
        "≈ %(number)s at %(rate)s (%(days)s; %(origin)s); derived, nobody stated it",
        number=amount_words(figure, converted, narrator),
        rate=_rate_words(figure.unit, converted, narrator),
        days=_days_words(converted, narrator),
        origin=credit(converted.origin, narrator),
    )


def short_conversion(figure: Figure, converted: Converted, narrator: Narrator) -> str:
    """Tell an amount in another currency in a few words, as beside a point of a chart: number, rate and days."""
    say = narrator.say
    label = _labels(converted, narrator)
    rate = _rate_number(converted.rate, _IN_SHORT)
    number = amount_words(figure, converted, narrator)
    if _is_day(converted):
        return say.t("≈ %(number)s at %(rate)s, the rate of %(days)s", number=number, rate=rate, days=label)
    return say.t("≈ %(number)s at %(rate)s, average of %(days)s", number=number, rate=rate, days=label)


def amount_words(figure: Figure, converted: Converted, narrator: Narrator) -> str:
    """Write a converted amount by itself, bounded as the printed one: `$7.7 bn`, `more than $7.7 bn`, `70亿–80亿美元`.

    "About" is left out: whoever writes it puts a sign for it before every conversion.
    """
    hedged = figure.bound if figure.bound is not Bound.ABOUT else Bound.EXACT
    shown = replace(
        figure,
        unit=converted.unit,
        bound=hedged,
        value_low=converted.low,
        value=converted.value,
        value_high=converted.high,
    )
    return format_interval_words(shown, narrator.language)


def restatement_note(restatement: Restatement, narrator: Narrator) -> str:
    """Say what was converted for a chart or a table, by which rates, and what was not; "" if nothing had to be."""
    say = narrator.say
    done = [each for each in restatement.conversions.values() if isinstance(each, Converted)]
    left = len(restatement.conversions) - len(done)
    told = []
    if done:
        told.append(
            say.n(
                "%(num)s amount is shown in %(currency)s by %(basis)s (%(origin)s): derived, nobody stated it.",
                "%(num)s amounts are shown in %(currency)s by %(basis)s (%(origin)s): derived, nobody stated them.",
                len(done),
                currency=unit_name(restatement.unit, narrator.language),
                basis=rate_bases(narrator.language)[restatement.basis],
                origin=say.listed([credit(origin, narrator) for origin in dict.fromkeys(each.origin for each in done)]),
            )
        )
    others = [each for each in done if each.rate_basis is not restatement.basis]
    if others:
        told.append(
            say.n(
                "%(num)s of them is by %(basis)s instead.",
                "%(num)s of them are by %(basis)s instead.",
                len(others),
                basis=rate_bases(narrator.language)[others[0].rate_basis],
            )
        )
    if left:
        told.append(
            say.n(
                "%(num)s amount stays in its own currency, for want of a rate of its time.",
                "%(num)s amounts stay in their own currencies, for want of a rate of their time.",
                left,
            )
        )
    return (" " if narrator.language is Language.EN else "").join(told)


def flip_sentence(flip: Flip, narrator: Narrator) -> str:
    """Warn that the basis of the rate decides which of two amounts is the larger one, with both pairs of amounts."""
    say, language = narrator.say, narrator.language
    one, other = (_whose(figure, narrator) for figure in (flip.one, flip.other))
    digits = next((n for n in range(3, _MOST_DIGITS) if _differ(flip, language, n)), _MOST_DIGITS)
    pairs = (flip.by_period, flip.by_statement)
    a, b, c, d = (format_number(amount, flip.unit, language, digits=digits) for pair in pairs for amount in pair)
    return say.t(
        "Which is larger depends on the exchange rate: at averages of the period %(one)s comes to %(a)s and %(other)s "
        "to %(b)s, at rates of when they were stated the one to %(c)s and the other to %(d)s.",
        one=one,
        other=other,
        a=a,
        b=b,
        c=c,
        d=d,
    )


def _whose(figure: Figure, narrator: Narrator) -> str:
    source = narrator.name("sources", figure.source)
    return narrator.say.t("“%(what)s” by %(source)s", what=about_words(figure, narrator), source=source)


def _differ(flip: Flip, language: Language, digits: int) -> bool:
    """Say whether the amounts of both pairs look different when they are written with so many digits."""
    pairs = (flip.by_period, flip.by_statement)
    return all(len({format_number(amount, flip.unit, language, digits=digits) for amount in p}) == 2 for p in pairs)


def _rate_words(printed: str, converted: Converted, narrator: Narrator) -> str:
    """Write a rate so that it is above one: `7.1956 CNY per USD`, 1美元兑7.1956元."""
    language = narrator.language
    dear, cheap = (printed, converted.unit) if converted.rate >= 1 else (converted.unit, printed)
    dear, cheap = (each if language is Language.EN else suffix(each, language) for each in (dear, cheap))
    number = _rate_number(converted.rate, _IN_FULL)
    return narrator.say.t("%(number)s %(cheap)s per %(dear)s", number=number, cheap=cheap, dear=dear)


def _rate_number(rate: Decimal, digits: int) -> str:
    """Write a rate, or if it is below one its inverse, with just so many significant digits: `7.2000`."""
    number = rate if rate >= 1 else 1 / rate
    return f"{number.quantize(Decimal(1).scaleb(number.adjusted() + 1 - digits)):f}"


def _days_words(converted: Converted, narrator: Narrator) -> str:
    """Say which days the rate holds for, and if these are not just the days that are meant."""
    say, label = narrator.say, _labels(converted, narrator)
    stated = converted.rate_basis is RateBasis.STATEMENT
    if _is_day(converted):
        if stated:
            return say.t("rate of %(days)s, when it was stated", days=label)
        return say.t("rate of %(days)s", days=label)
    if stated:
        return say.t("average of %(days)s, when it was stated", days=label)
    if not converted.exact:
        return say.t("average of %(days)s, which is longer than its period", days=label)
    return say.t("average of %(days)s", days=label)


def _labels(converted: Converted, narrator: Narrator) -> str:
    """Say the days of a rate; a pair of currencies that goes through a third may have two."""
    say = narrator.say
    return say.listed([period_words(label, say) for label in converted.rate_period.split("; ")])


def _is_day(converted: Converted) -> bool:
    return all(read_period(label).days == 1 for label in converted.rate_period.split("; "))


def credit(origin: str, narrator: Narrator) -> str:
    """Say where a rate is from, in the words that the rates have for it."""
    known = {rate.origin: narrator.say.name(rate.credit) for rate in narrator.catalogue.exchange_rates.values()}
    return narrator.say.listed([known.get(part, part) for part in origin.split("; ")])
