"""A number ready to be quoted: one sentence with who says it, against whom, by which rule, as of when and where."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.vocabulary import Bound
from app.findings.comparison import Bracket
from app.findings.contradictions import Contradiction, taking_part
from app.findings.quoting import ChoosingReason, LosingReason, Quote, Rule
from app.present.languages import Language
from app.present.numbers import format_number
from app.present.words.claims import claim_sentence, number_words
from app.present.words.findings import about_words, contradiction_sentence, interval_words, objection_sentence
from app.present.words.terms import Narrator, natures

_NAMED = 3
"""How many numbers or sources a sentence names one by one; beyond that it gives the ends or a count."""

_ALIKE = Decimal("1.005")
"""A spread below this isn't told: the numbers are the same but for rounding."""

_FAR = Decimal("1.1")
"""From this spread on, one decimal tells enough."""


def quote_sentence(
    bracket: Bracket, quote: Quote, narrator: Narrator, *, permalink: str = "", against: Sequence[Contradiction] = ()
) -> str:
    """Say what to quote: the number, its source, the others, how it was chosen, as of when, and where this stands.

    Args:
        bracket: what is quoted on.
        quote: what was chosen on it.
        narrator: in which language; it knows which numbers are conversions, and so nobody's words.
        permalink: where the quote can be looked up; left out if "".
        against: what can't all be true, the strongest first; what a rule holds against the number is told with it.
    """
    if not quote.heard:
        told = [_nothing(bracket, quote, narrator)]
    elif quote.reason is ChoosingReason.NONE:
        told = [_no_middle(quote, narrator), _as_of(quote, narrator)]
    elif quote.figure is None:
        told = [_nobodys_own(quote, narrator), _counted(quote, narrator)]
    else:
        told = [_somebodys(quote.figure, quote, narrator), _chosen(quote, narrator)]
        told.append(_objected(quote.figure, objection(quote, against), narrator))
    told.append(_converted(quote, narrator))
    text = ("" if narrator.language is not Language.EN else " ").join(part for part in told if part)
    return f"{text} {permalink}" if permalink else text


def objection(quote: Quote, against: Sequence[Contradiction]) -> Contradiction | None:
    """Find what a rule holds against the number to quote: claims about something else, as there was none to choose."""
    told = [*quote.heard, *(figure for figure, _ in quote.losers)]
    by_rule = (found for found in against if found.is_by_rule and quote.figure in taking_part(found, told))
    return next(by_rule, None)


def _objected(figure: Figure, found: Contradiction | None, narrator: Narrator) -> str:
    if found is None:
        return ""
    if found.figures[0].id == figure.id:
        return objection_sentence(found, narrator)
    return narrator.say.t("Can’t all be true: %(told)s", told=contradiction_sentence(found, narrator))


def _nothing(bracket: Bracket, quote: Quote, narrator: Narrator) -> str:
    say, what = narrator.say, about_words(bracket.claims[0].figure, narrator)
    if quote.as_of is None:
        return say.t("%(what)s: no claim stands.", what=what)
    return say.t("%(what)s: nothing that stands had been stated by %(day)s.", what=what, day=say.day(quote.as_of))


def _no_middle(quote: Quote, narrator: Narrator) -> str:
    what = about_words(quote.heard[0], narrator)
    return narrator.say.t("%(what)s: every claim is open at one end, so there is no middle number.", what=what)


def _nobodys_own(quote: Quote, narrator: Narrator) -> str:
    """Say a number that no source states itself: an envelope, or the mean of two middle numbers."""
    say, figure = narrator.say, quote.heard[0]
    what, sources = about_words(figure, narrator), _sources(quote, narrator)
    if quote.value is not None:
        number = format_number(quote.value, figure.unit, narrator.language, digits=4)
        told = say.t(
            "%(what)s: %(number)s, the mean of the two middle numbers of %(sources)s",
            what=what,
            number=number,
            sources=sources,
        )
    else:
        number = interval_words(_span(quote), figure.unit, narrator)
        told = say.t(
            "%(what)s: %(number)s spans everything stated by %(sources)s, rounding included",
            what=what,
            number=number,
            sources=sources,
        )
    return _ended([told, _apart(quote, narrator)], narrator)


def _sources(quote: Quote, narrator: Narrator) -> str:
    """Name the sources that were heard, or count them where they are many."""
    slugs = list(dict.fromkeys(figure.source for figure in quote.heard))
    if len(slugs) > _NAMED:
        return narrator.say.n("%(num)s source", "%(num)s sources", len(slugs))
    *others, last = [narrator.name("sources", slug) for slug in slugs]
    if not others:
        return last
    return narrator.say.t("%(first)s and %(last)s", first=narrator.say.listed(others), last=last)


def _somebodys(figure: Figure, quote: Quote, narrator: Narrator) -> str:
    claim = claim_sentence(figure, narrator)[:-1]  # its full stop: more follows
    told = f"{claim}{_aside(figure, quote, narrator)}".replace("）（", "，")  # one bracket, not two
    return _ended([told, _others(figure, quote, narrator), _own(figure, quote, narrator)], narrator)


def _aside(figure: Figure, quote: Quote, narrator: Narrator) -> str:
    """Say when it was stated, and first stated, and of a range with a number inside that number."""
    say, parts = narrator.say, []
    if figure.value is not None and (figure.value_low, figure.value_high) != (None, None):
        number = format_number(figure.value, figure.unit, narrator.language, digits=6)
        parts.append(say.t("most likely %(number)s", number=number))
    days = _days_stated(figure, quote)
    if days:
        first, last = say.day(days[0]), say.day(days[-1])
        parts.append(
            say.t("stated on %(first)s and again on %(day)s", first=first, day=last)
            if first != last
            else say.t("stated on %(day)s", day=last)
        )
    return say.t(", %(aside)s", aside=say.listed(parts)) if parts else ""


def _days_stated(figure: Figure, quote: Quote) -> list[date]:
    """List the days on which its source stated the same number, as far as the claims tell."""
    same = (figure.value_low, figure.value, figure.value_high, figure.nature, figure.source)
    told = [other for other, why in quote.losers if why in {LosingReason.REPLACED, LosingReason.RETOLD}]
    return sorted(
        {
            each.stated_on
            for each in (figure, *told)
            if each.stated_on
            if (each.value_low, each.value, each.value_high, each.nature, each.source) == same
        }
    )


def _others(figure: Figure, quote: Quote, narrator: Narrator) -> str:
    """Say what the other sources state: the same, each number, or from where to where."""
    say = narrator.say
    others = sorted((f for f in quote.heard if f.source != figure.source), key=lambda f: (f.sort_value, f.id))
    count = len({other.source for other in others})
    if not others:
        return say.t("no other source states it") if len(quote.heard) > 1 else ""
    numbers = list(dict.fromkeys(number_words(other, narrator) for other in others))
    if numbers == [number_words(figure, narrator)]:
        return say.n("%(num)s other source says the same", "%(num)s other sources say the same", count)
    if len(numbers) <= _NAMED:
        listed = say.either(numbers)
        told = say.n("%(num)s other source says %(numbers)s", "%(num)s other sources say %(numbers)s", count,
                     numbers=listed)  # fmt: skip
    else:
        told = say.n(
            "%(num)s other source ranges from %(low)s to %(high)s",
            "%(num)s other sources range from %(low)s to %(high)s",
            count,
            low=numbers[0],
            high=numbers[-1],
        )
    apart = _apart(quote, narrator)
    return say.t("%(told)s, %(apart)s", told=told, apart=apart) if apart else told


def _own(figure: Figure, quote: Quote, narrator: Narrator) -> str:
    """Say what else the same source states of the same: what it had expected before, most of all."""
    said = number_words(figure, narrator)
    others = [f for f in quote.heard if f.source == figure.source and number_words(f, narrator) != said]
    if not others:
        return ""
    say, other = narrator.say, others[0]
    remark, day = natures(narrator.language)[other.nature], say.day(other.stated_on)
    return say.t(
        "%(source)s itself also says %(number)s (%(remark)s)",
        source=narrator.name("sources", other.source),
        number=number_words(other, narrator),
        remark=say.t("%(nature)s, %(day)s", nature=remark, day=day) if day else remark,
    )


def _apart(quote: Quote, narrator: Narrator) -> str:
    """Say how many times the smallest number the largest is; nothing where they are as good as one."""
    if quote.spread is None or quote.spread < _ALIKE:
        return ""
    places = Decimal("0.1") if quote.spread >= _FAR else Decimal("0.01")
    ratio = f"{quote.spread.quantize(places):f}".removesuffix(".0")
    return narrator.say.t("the largest is %(ratio)s times the smallest", ratio=ratio)


def _chosen(quote: Quote, narrator: Narrator) -> str:
    """Say by what the number was chosen, from how many claims of how many sources, and as of when."""
    say = narrator.say
    if len(quote.heard) == 1:
        return _dated(say.t("It is the only claim"), quote, narrator)
    told = say.t("Chosen out of %(claims)s %(why)s", why=_why(quote, narrator), claims=_claims(quote, narrator))
    return _dated(told, quote, narrator)


def _why(quote: Quote, narrator: Narrator) -> str:
    say = narrator.say
    if quote.rule is Rule.BEST and quote.reason is ChoosingReason.LATEST:
        return say.t("as the latest of the strongest")
    return {
        ChoosingReason.NATURE: _stronger(quote, narrator),
        ChoosingReason.SOURCE: say.t("as the word of the stronger source"),
        ChoosingReason.LATEST: say.t("as the latest statement"),
        ChoosingReason.TIE: say.t("as the first of equals"),
        ChoosingReason.MIDDLE: say.t("as the middle of the sources"),
    }.get(quote.reason, say.t("as the best of the only source with a definite number"))


def _stronger(quote: Quote, narrator: Narrator) -> str:
    """Say which nature went before which."""
    words = natures(narrator.language)
    weaker = next((f for f, reason in quote.losers if reason is LosingReason.NATURE), None)
    if quote.figure is None or weaker is None:
        return ""
    pattern = narrator.say.t("because “%(one)s” goes before “%(other)s”")
    return pattern % {"one": words[quote.figure.nature], "other": words[weaker.nature]}


def _converted(quote: Quote, narrator: Narrator) -> str:
    if quote.figure is not None and narrator.tells_converted(quote.figure):
        return narrator.say.t(
            "The number is converted; it was printed as “%(printed)s”.", printed=quote.figure.as_reported
        )
    if any(narrator.tells_converted(figure) for figure in quote.heard):
        return narrator.say.t("Numbers printed in another currency are converted.")
    return ""


def _counted(quote: Quote, narrator: Narrator) -> str:
    return _dated(narrator.say.t("Reckoned from %(claims)s", claims=_claims(quote, narrator)), quote, narrator)


def _claims(quote: Quote, narrator: Narrator) -> str:
    say = narrator.say
    claims = say.n("%(num)s claim", "%(num)s claims", len(quote.heard))
    number = quote.independent_sources
    sources = say.n("%(num)s independent source", "%(num)s independent sources", number)
    return say.t("%(claims)s of %(sources)s", claims=claims, sources=sources)


def _as_of(quote: Quote, narrator: Narrator) -> str:
    day = narrator.say.day(quote.as_of)
    return narrator.say.t("As of %(day)s.", day=day) if day else ""


def _dated(told: str, quote: Quote, narrator: Narrator) -> str:
    say = narrator.say
    if quote.as_of is None:
        return say.t("%(told)s.", told=told)
    return say.t("%(told)s, as of %(day)s.", told=told, day=say.day(quote.as_of))


def _ended(parts: list[str], narrator: Narrator) -> str:
    joined = ("; " if narrator.language is Language.EN else "；").join(part for part in parts if part)
    return narrator.say.t("%(told)s.", told=joined)


def quoted_words(quote: Quote, narrator: Narrator) -> str:
    """Say just the number to quote; "" where there is none."""
    if quote.figure is not None:
        return number_words(quote.figure, narrator)
    if not quote.heard or quote.reason is ChoosingReason.NONE:
        return ""
    unit = quote.heard[0].unit
    if quote.value is not None:
        return format_number(quote.value, unit, narrator.language, digits=4)
    return interval_words(_span(quote), unit, narrator)


def _span(quote: Quote) -> Interval:
    """Give the numbers that a quote spans; under a claim that names a most only, it is open below."""
    unlimited = any(figure.bound in {Bound.AT_MOST, Bound.LESS_THAN} for figure in quote.heard)
    return Interval(None if unlimited else quote.low, quote.high)
