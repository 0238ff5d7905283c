"""What a comparison comes to, in honest sentences: who contradicts whom, over what, and who agrees."""

from decimal import Decimal

from app.figures.figure import Figure
from app.findings.comparison import Bracket, Claim, Comparison, Verdict, current
from app.present.words.claims import claim_sentence, inside_sentence, number_words
from app.present.words.periods import period_words
from app.present.words.terms import Narrator, is_expected

_TOLD = 2
"""How many contradictions an answer tells one by one."""


def card_sentence(comparison: Comparison, narrator: Narrator) -> str:
    """Say in one sentence what the sources disagree about most, else what they agree on, else why neither."""
    say = narrator.say
    if not comparison.figures:
        return say.t("No figure answers this yet.")
    if not comparison.brackets:
        return say.t("Nothing that was stated still stands.")
    if bracket := _widest(comparison.conflicts):
        low, high = _ends(bracket)
        return say.t(
            "Sources contradict each other on %(what)s: %(low)s or %(high)s.",
            what=bracket_words(bracket, comparison, narrator),
            low=number_words(low, narrator),
            high=number_words(high, narrator),
        )
    return _sentence_without_conflict(comparison, narrator)


def _sentence_without_conflict(comparison: Comparison, narrator: Narrator) -> str:
    say = narrator.say
    if bracket := _last(comparison, Verdict.REVISED):
        what = bracket_words(bracket, comparison, narrator)
        return say.t("What was expected for %(what)s is not what came out.", what=what)
    if bracket := _last(comparison, Verdict.AGREE):
        return say.t("Statements on %(what)s agree.", what=bracket_words(bracket, comparison, narrator))
    claim = _first_to_tell(comparison)
    source = narrator.name("sources", claim.figure.source)
    if comparison.independent_sources == 1:
        return say.t("All of it from one source: %(source)s.", source=source)
    return say.t(
        "%(source)s: %(number)s for %(what)s. No other statement is about the same.",
        source=source,
        number=number_words(claim.figure, narrator),
        what=bracket_words(_bracket_of(claim, comparison), comparison, narrator),
    )


def answer_sentences(comparison: Comparison, narrator: Narrator) -> tuple[str, ...]:
    """Answer a topic's question from its comparison: the latest claim, what is in conflict, what agrees."""
    say = narrator.say
    if not comparison.figures:
        return (say.t("No figure answers this yet."),)
    if not comparison.brackets:
        return (say.t("Nothing that was stated still stands."),)
    sentences = [claim_sentence(_first_to_tell(comparison).figure, narrator)]
    widest = sorted(comparison.conflicts, key=_spread, reverse=True)[:_TOLD]
    sentences += [_conflict_sentence(bracket, comparison, narrator) for bracket in widest]
    compared = [bracket for bracket in comparison.brackets if bracket.verdict is not Verdict.SINGLE]
    if len(compared) == len(widest) > 0:
        return tuple(sentences)
    return (*sentences, _counted(comparison, narrator))


def bracket_words(bracket: Bracket, comparison: Comparison, narrator: Narrator) -> str:
    """Name a bracket by what tells it from the others of its comparison: subject and metric if they vary, the days."""
    say, key = narrator.say, bracket.series
    period = period_words(bracket.period, say)
    metrics = {figure.metric for figure in comparison.figures}
    subjects = {figure.subject for figure in comparison.figures}
    what = []
    if len(subjects) > 1:
        what.append(narrator.name("subjects", key.subject))
    if len(metrics) > 1:
        what.append(inside_sentence(narrator.name("metrics", key.metric), narrator))
    if key.buyer:
        what.append(narrator.name("subjects", key.buyer))
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


def _counted(comparison: Comparison, narrator: Narrator) -> str:
    """Say over how many things and days more than one statement is at hand, and how those stand to one another."""
    say = narrator.say
    verdicts = [bracket.verdict for bracket in comparison.brackets]
    agree, conflict, revised = (verdicts.count(v) for v in (Verdict.AGREE, Verdict.CONFLICT, Verdict.REVISED))
    found = [
        (agree, say.n("they agree on %(num)s", "they agree on %(num)s", agree)),
        (conflict, say.n("they contradict each other on %(num)s", "they contradict each other on %(num)s", conflict)),
        (
            revised,
            say.n(
                "on %(num)s the result is not what was expected",
                "on %(num)s the results are not what was expected",
                revised,
            ),
        ),
    ]
    if not agree + conflict + revised:
        return say.t("No two statements are about the same thing and the same days, so none can be checked by another.")
    return say.n(
        "Statements can be held against one another on %(num)s point: %(verdicts)s.",
        "Statements can be held against one another on %(num)s points: %(verdicts)s.",
        agree + conflict + revised,
        verdicts=say.listed([words for number, words in found if number]),
    )


def _ends(bracket: Bracket) -> tuple[Figure, Figure]:
    """Give the claims with the least and the greatest value among those that conflict."""
    claims = sorted({c.figure.id: c.figure for pair in bracket.conflicts for c in pair}.values(), key=_size)
    return claims[0], claims[-1]


def _size(figure: Figure) -> tuple[Decimal, str]:
    return figure.sort_value, figure.id


def _spread(bracket: Bracket) -> Decimal:
    return bracket.spread or Decimal(0)


def _widest(brackets: tuple[Bracket, ...]) -> Bracket | None:
    return max(brackets, key=_spread, default=None)


def _last(comparison: Comparison, verdict: Verdict) -> Bracket | None:
    """Give the bracket of a verdict that ends last."""
    found = [bracket for bracket in comparison.brackets if bracket.verdict is verdict]
    return max(found, key=lambda b: str(b.period_end or ""), default=None)


def _first_to_tell(comparison: Comparison) -> Claim:
    """Give the claim to begin with: about what has been rather than what may come, the latest days, stated last."""
    heard = [current(bracket.claims) or bracket.claims for bracket in comparison.brackets]
    return max((claim for claims in heard for claim in claims), key=_recency)


def _recency(claim: Claim) -> tuple[bool, bool, str, str, str]:
    figure = claim.figure
    dated = figure.period_end is not None
    return dated, not is_expected(figure.nature), str(figure.period_end or ""), str(figure.stated_on or ""), figure.id


def _bracket_of(claim: Claim, comparison: Comparison) -> Bracket:
    return next(bracket for bracket in comparison.brackets if claim in bracket.claims)
