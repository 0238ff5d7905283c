"""What a comparison comes to, in honest sentences: who contradicts whom, over what, and who agrees."""

from decimal import Decimal

from app.figures.figure import Figure
from app.figures.vocabulary import OPEN
from app.findings.comparison import Bracket, Claim, Comparison, Verdict, current
from app.present.numbers import format_range
from app.present.words.claims import claim_sentence, inside_sentence, measured_words, number_words, where_words
from app.present.words.leading import NO_ORDER, Order, leading, plainest, told
from app.present.words.periods import period_words
from app.present.words.terms import Narrator, is_expected, natures

_TOLD = 2
"""How many contradictions an answer tells one by one."""

_TELLING = ("subject", "metric", "relative_to", "geography", "basis")


def card_sentence(comparison: Comparison, narrator: Narrator, *, order: Order = NO_ORDER) -> str:
    """Say in one sentence what the sources disagree about most, else what most of them speak of, else the plainest."""
    say = narrator.say
    if not comparison.figures:
        return say.t("No figure answers this yet.")
    bracket = leading(comparison, order)
    if bracket is None:
        return say.t("Nothing that was stated still stands.")
    return _sentence_on(bracket, comparison, narrator)


def _sentence_on(bracket: Bracket, comparison: Comparison, narrator: Narrator) -> str:
    say = narrator.say
    what = bracket_words(bracket, comparison, narrator)
    figure = told(bracket).figure
    number, source = number_words(figure, narrator), narrator.name("sources", figure.source)
    if is_expected(figure.nature):
        source = say.t("%(source)s (%(nature)s)", source=source, nature=natures(narrator.language)[figure.nature])
    if bracket.verdict is Verdict.CONFLICT:
        low, high = (number_words(end, narrator) for end in _ends(bracket))
        return say.t("Sources contradict each other on %(what)s: %(low)s or %(high)s.", what=what, low=low, high=high)
    if bracket.verdict is Verdict.UNDATED:
        low, high = (number_words(end, narrator) for end in _ends(bracket))
        return say.t("%(low)s or %(high)s for %(what)s, without saying when.", what=what, low=low, high=high)
    if bracket.verdict is Verdict.REVISED:
        return say.t("%(number)s for %(what)s, which is not what was expected.", number=number, what=what)
    if bracket.verdict is Verdict.AGREE:
        return say.t("%(number)s for %(what)s; the statements on it agree.", number=number, what=what)
    if comparison.independent_sources == 1:
        return say.t(
            "%(number)s for %(what)s, says %(source)s, the only source.", source=source, number=number, what=what
        )
    return say.t("%(number)s for %(what)s, says %(source)s.", source=source, number=number, what=what)


def answer_sentences(comparison: Comparison, narrator: Narrator, *, order: Order = NO_ORDER) -> tuple[str, ...]:
    """Answer a topic's question from its comparison: the plainest claim, what is in conflict, what agrees."""
    say = narrator.say
    if not comparison.figures:
        return (say.t("No figure answers this yet."),)
    plain = plainest(comparison, order)
    if plain is None:
        return (say.t("Nothing that was stated still stands."),)
    widest = sorted(comparison.conflicts, key=_spread, reverse=True)[:_TOLD]
    conflicts = [_conflict_sentence(bracket, comparison, narrator) for bracket in widest]
    first = _together(comparison, plain, narrator) or claim_sentence(plain.figure, narrator)
    return (first, *conflicts, *_counted(comparison, narrator, told_of=len(widest)))


def _together(comparison: Comparison, plain: Claim, narrator: Narrator) -> str:
    """Say between which numbers several sources put one thing; "" where one speaks alone, or they contradict."""
    bracket = next(b for b in comparison.brackets if any(claim.figure.id == plain.figure.id for claim in b.claims))
    heard = [claim.figure for claim in current(bracket.claims)]
    sources = len({figure.source for figure in heard})
    if sources < 2 or bracket.verdict is not Verdict.AGREE or any(figure.bound in OPEN for figure in heard):
        return ""
    low = min(figure.value_low if figure.value_low is not None else figure.sort_value for figure in heard)
    high = max(figure.value_high if figure.value_high is not None else figure.sort_value for figure in heard)
    say, key = narrator.say, bracket.series
    return say.t(
        "%(num)s sources put %(what)s%(where)s%(when)s at %(number)s.",
        num=say.count(sources),
        what=measured_words(key, narrator),
        where=where_words(key.geography, narrator),
        when=say.t(" for %(period)s", period=period_words(bracket.period, say)) if bracket.period else "",
        number=format_range(low, high, key.unit, narrator.language),
    )


def bracket_words(bracket: Bracket, comparison: Comparison, narrator: Narrator) -> str:
    """Name a bracket by what tells it from the others of its comparison, and by its days: “NVIDIA H20, 2024”."""
    say, key = narrator.say, bracket.series
    varied = {name for name in _TELLING if len({getattr(figure, name) for figure in comparison.figures}) > 1}
    what = [narrator.name("subjects", key.subject)] if "subject" in varied else []
    placed = "geography" in varied and "relative_to" not in varied
    named = varied & {"subject", "metric"} or key.buyer or placed
    if "metric" in varied or (not named and (varied or not bracket.period)):
        what.append(inside_sentence(narrator.name("metrics", key.metric), narrator))
    if key.buyer:
        what.append(narrator.name("subjects", key.buyer))
    if key.relative_to not in {None, key.subject} and "relative_to" in varied:
        what.append(say.t("relative to %(whole)s", whole=narrator.name("subjects", key.relative_to or "")))
    if "geography" in varied:
        what.append(narrator.name("geographies", key.geography))
    if key.basis and "basis" in varied:
        what.append(inside_sentence(narrator.name("bases", key.basis), narrator))
    period = period_words(bracket.period, say)
    if not what:
        return period
    if not bracket.period:
        return say.listed(what)
    return say.t("%(what)s, %(period)s", what=say.listed(what), period=period)


def counts_sentence(comparison: Comparison, narrator: Narrator) -> str:
    """Say how many figures there are, and how many sources stand behind them once echoes are folded."""
    say = narrator.say
    figures = say.n("%(num)s figure", "%(num)s figures", len(comparison.figures))
    number = comparison.independent_sources
    sources = say.n("%(num)s independent source", "%(num)s independent sources", number)
    return say.t("%(figures)s · %(sources)s", figures=figures, sources=sources)


def _conflict_sentence(bracket: Bracket, comparison: Comparison, narrator: Narrator) -> str:
    low, high = _ends(bracket)
    return narrator.say.t(
        "Sources contradict each other on %(what)s: %(low)s by %(one)s, %(high)s by %(other)s.",
        what=bracket_words(bracket, comparison, narrator),
        low=number_words(low, narrator),
        one=narrator.name("sources", low.source),
        high=number_words(high, narrator),
        other=narrator.name("sources", high.source),
    )


def _counted(comparison: Comparison, narrator: Narrator, *, told_of: int) -> tuple[str, ...]:
    """Count the points on which statements contradict one another besides those told of, and those where they agree."""
    say = narrator.say
    verdicts = [bracket.verdict for bracket in comparison.brackets]
    agree, conflict, revised, undated = (
        verdicts.count(v) for v in (Verdict.AGREE, Verdict.CONFLICT, Verdict.REVISED, Verdict.UNDATED)
    )
    if not agree + conflict + revised + undated:
        alone = say.t(
            "No two statements are about the same thing and the same days: none can be held directly against another."
        )
        return (alone,) if len(comparison.figures) > 1 else ()
    more = conflict - told_of
    found = (
        (more, say.n("So they do on %(num)s more point.", "So they do on %(num)s more points.", more)),
        (
            revised,
            say.n(
                "On %(num)s point the result was not what had been expected.",
                "On %(num)s points the results were not what had been expected.",
                revised,
            ),
        ),
        (
            undated,
            say.n(
                "On %(num)s point statements differ but don’t say when, so they may mean different times.",
                "On %(num)s points statements differ but don’t say when, so they may mean different times.",
                undated,
            ),
        ),
        (agree, say.n("Statements agree on %(num)s point.", "Statements agree on %(num)s points.", agree)),
    )
    return tuple(sentence for number, sentence in found if number > 0)


def _ends(bracket: Bracket) -> tuple[Figure, Figure]:
    """Give the claims with the least and the greatest value among those that conflict."""
    claims = sorted({c.figure.id: c.figure for pair in bracket.conflicts for c in pair}.values(), key=_size)
    return claims[0], claims[-1]


def _size(figure: Figure) -> tuple[Decimal, str]:
    return figure.sort_value, figure.id


def _spread(bracket: Bracket) -> Decimal:
    return bracket.spread or Decimal(0)
