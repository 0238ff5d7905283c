"""The answer to a question in two sentences at most: what is said, and what speaks against it or stands beside it."""

from collections.abc import Collection, Iterable, Sequence

from app.figures.figure import Figure
from app.figures.vocabulary import OPEN
from app.findings.alongside import Alongside, alongside
from app.findings.checks import Cause
from app.findings.comparison import Bracket, Comparison, Verdict, current, is_revision
from app.findings.contradictions import Contradiction, ContradictionKind
from app.findings.storyline import course, later
from app.present.languages import Language
from app.present.numbers import format_range
from app.present.words.claims import claim_sentence, number_words, placed_words, within
from app.present.words.comparisons import differing_words, ends, moved_words
from app.present.words.findings import about_words, contradiction_sentence, objection_sentence, says
from app.present.words.leading import NO_ORDER, Order, plainest, spoken
from app.present.words.periods import period_words
from app.present.words.terms import Narrator, is_expected, natures

_NAMED = 3
"""How many numbers a sentence names one by one."""

_NAMING = ("subject", "metric", "buyer", "relative_to", "geography", "basis")
"""The columns that name what a number is about, in the order in which they are said."""


def answer_sentences(
    comparison: Comparison, narrator: Narrator, *, order: Order = NO_ORDER, against: Sequence[Contradiction] = ()
) -> tuple[str, ...]:
    """Answer a question from the figures that belong to it.

    Args:
        comparison: of the figures.
        narrator: in which language.
        order: what the editor of the question put first.
        against: what can't all be true of these figures and of others in the ledger, the strongest first.
    """
    say = narrator.say
    if not comparison.figures:
        return (say.t("No figure answers this yet."),)
    bracket = plainest(comparison, order)
    if bracket is None:
        return (say.t("Nothing that was stated still stands."),)
    lead = spoken(bracket, narrator)
    first = _together(bracket, narrator) or _claimed(lead, comparison, narrator)
    return tuple(told for told in (first, _besides(lead, bracket, comparison, against, narrator)) if told)


def _together(bracket: Bracket, narrator: Narrator) -> str:
    """Say between which numbers several sources put one thing; "" where one speaks alone, or they contradict."""
    heard = [claim.figure for claim in current(bracket.claims)]
    heard = [figure for figure in heard if not is_expected(figure.nature)] or heard
    sources = len({figure.source for figure in heard})
    if sources < 2 or bracket.verdict is not Verdict.AGREE or any(figure.bound in OPEN for figure in heard):
        return ""
    low = min(figure.value_low if figure.value_low is not None else figure.sort_value for figure in heard)
    high = max(figure.value_high if figure.value_high is not None else figure.sort_value for figure in heard)
    say, key = narrator.say, bracket.series
    what, where = placed_words(key, narrator)
    return say.t(
        "%(sources)s put %(what)s%(where)s%(when)s at %(number)s.",
        sources=_several(sources, narrator),
        what=what,
        where=where,
        when=say.t(" for %(period)s", period=period_words(bracket.period, say)) if bracket.period else "",
        number=format_range(low, high, key.unit, narrator.language),
    )


def _several(number: int, narrator: Narrator) -> str:
    """Count sources as a sentence begins with them."""
    say = narrator.say
    words = {2: say.t("Two sources"), 3: say.t("Three sources"), 4: say.t("Four sources"), 5: say.t("Five sources")}
    return words.get(number) or say.n("%(num)s source", "%(num)s sources", number)


def _claimed(lead: Figure, comparison: Comparison, narrator: Narrator) -> str:
    """Say a claim, and how the number moved since a year before where the same source says so in the same way."""
    claim, moved = claim_sentence(lead, narrator), moved_words(lead, comparison, narrator)
    return narrator.say.t("%(told)s.", told=claim[:-1] + moved) if moved and claim[-1] in ".。" else claim


def _besides(
    lead: Figure, bracket: Bracket, comparison: Comparison, against: Sequence[Contradiction], narrator: Narrator
) -> str:
    """Say what matters most beside a claim: what contradicts it, what was expected, what else there is."""
    rounded = _rounded(against)
    return (
        ("" if _within(bracket, rounded) else _contradicted(lead, bracket, narrator))
        or _strongest(
            lead, comparison, [each for each in against if each.cause is not Cause.UNROUNDED], rounded, narrator
        )
        or _expected(lead, bracket, narrator)
        or _undated(bracket, comparison, narrator)
        or _revised(against, narrator)
        or _beside(lead, bracket, comparison, narrator, same_days=True)
        or _later(lead, comparison, narrator)
        or _course(lead, comparison, narrator)
        or _beside(lead, bracket, comparison, narrator, same_days=False)
        or _alone(comparison, narrator)
    )


def _rounded(against: Sequence[Contradiction]) -> Collection[str]:
    """Give the figures that contradict others by no more than rounding would explain, which is no answer's matter."""
    return {figure.id for each in against if each.cause is Cause.UNROUNDED for figure in each.figures}


def _within(bracket: Bracket, ids: Collection[str]) -> bool:
    return bool(bracket.conflicts) and all(claim.figure.id in ids for pair in bracket.conflicts for claim in pair)


def _contradicted(lead: Figure, bracket: Bracket, narrator: Narrator) -> str:
    """Say who contradicts a claim on the very same thing and days."""
    if bracket.verdict not in {Verdict.CONFLICT, Verdict.UNDATED}:
        return ""
    told = next((claim for claim in bracket.claims if claim.figure.id == lead.id), None)
    others = [
        claim.figure
        for claim in current(bracket.claims)
        if told and not claim.interval.intersects(told.interval) and not is_revision(claim, told)
    ]
    if not others:
        return ""
    said = _each(sorted(others, key=lambda figure: (figure.sort_value, figure.id)), narrator)
    if bracket.verdict is Verdict.UNDATED:
        return narrator.say.t("But %(claims)s; none of them says when.", claims=said)
    return narrator.say.t("But %(claims)s.", claims=said)


def _strongest(
    lead: Figure,
    comparison: Comparison,
    against: Sequence[Contradiction],
    rounded: Collection[str],
    narrator: Narrator,
) -> str:
    """Tell the strongest contradiction between figures of which these state the one in question, however found."""
    known = {figure.id for figure in comparison.figures}
    found = next((each for each in against if _is_theirs(each, known)), None)
    if found is None:
        told = (bracket for bracket in comparison.conflicts if not _within(bracket, rounded))
        widest = max(told, key=lambda bracket: bracket.spread or 0, default=None)
        return _between(ends(widest), narrator) if widest else ""
    if found.check is None:
        least, *_, greatest = sorted(found.figures, key=lambda figure: (figure.sort_value, figure.id))
        return _between((least, greatest), narrator)
    if found.figures[0].id == lead.id:
        return objection_sentence(found, narrator)
    return contradiction_sentence(found, narrator)


def _is_theirs(found: Contradiction, known: Collection[str]) -> bool:
    if found.kind is ContradictionKind.REVISION or len(found.figures) < 2:
        return False
    return all(each.id in known for each in (found.figures[:1] if found.check else found.figures))


def _between(said: tuple[Figure, Figure], narrator: Narrator) -> str:
    low, high = said
    return narrator.say.t(
        "Sources contradict each other on %(what)s: %(low)s by %(one)s, %(high)s by %(other)s.",
        what=within(about_words(low, narrator), narrator),
        low=number_words(low, narrator),
        one=narrator.name("sources", low.source),
        high=number_words(high, narrator),
        other=narrator.name("sources", high.source),
    )


def _expected(lead: Figure, bracket: Bracket, narrator: Narrator) -> str:
    """Say what had been expected of a number that was then found; what it was not goes before what fits."""
    if is_expected(lead.nature):
        return ""
    awaited = [claim.figure for claim in current(bracket.claims) if is_expected(claim.figure.nature)]
    if not awaited:
        return ""
    missed = {claim.figure.id for pair in bracket.conflicts for claim in pair}
    told = max(awaited, key=lambda figure: (figure.id in missed, str(figure.stated_on or ""), figure.id))
    source, number = narrator.name("sources", told.source), number_words(told, narrator)
    return narrator.say.t("%(source)s had expected %(number)s.", source=source, number=number)


def _undated(bracket: Bracket, comparison: Comparison, narrator: Narrator) -> str:
    """Tell numbers that differ but don't say of when they are."""
    found = next((each for each in comparison.brackets if each.verdict is Verdict.UNDATED), None)
    if found is None:
        return ""
    say, said = narrator.say, _each(ends(found), narrator)
    columns = [column for column in _NAMING if getattr(found.series, column) != getattr(bracket.series, column)]
    aside = say.listed(differing_words(found.series, columns, narrator))
    if not aside:
        return say.t("Without saying when, %(claims)s.", claims=said)
    return say.t("Without saying when (%(aside)s), %(claims)s.", aside=aside, claims=said)


def _each(figures: Iterable[Figure], narrator: Narrator) -> str:
    return narrator.say.listed(list(dict.fromkeys(says(figure, narrator) for figure in figures))[:_NAMED])


def _revised(against: Sequence[Contradiction], narrator: Narrator) -> str:
    """Tell the strongest revision: what had been expected or said, and what came in its place."""
    found = next((each for each in against if each.kind is ContradictionKind.REVISION), None)
    return contradiction_sentence(found, narrator) if found else ""


def _beside(lead: Figure, bracket: Bracket, comparison: Comparison, narrator: Narrator, *, same_days: bool) -> str:
    """Give the numbers that differ in one thing only: of other buyers, chips, places, ways of counting."""
    say, found = narrator.say, alongside(bracket, comparison)
    if found is None or found.same_days is not same_days:
        return ""
    told = [_one_beside(each, lead, found, narrator) for each in found.brackets[:_NAMED]]
    more = len(found.brackets) - len(told)
    if more:
        told.append(say.n("%(num)s more", "%(num)s more", more))
    numbers = ("; " if narrator.language is Language.EN else "；").join(told)
    if bracket.period is None or not same_days:
        return say.t("Beside it – %(numbers)s.", numbers=numbers)
    return say.t("For the same period – %(numbers)s.", numbers=numbers)


def _one_beside(bracket: Bracket, lead: Figure, found: Alongside, narrator: Narrator) -> str:
    """Say a number with what tells it from the first one: “United States: 47%”, “25% (market share, by units, IDC)”."""
    say, figure = narrator.say, spoken(bracket, narrator)
    number, names = number_words(figure, narrator), differing_words(bracket.series, found.columns, narrator)
    aside = [period_words(bracket.period, say)] if bracket.period and not found.same_days else []
    source = within(narrator.name("sources", figure.source), narrator)
    if figure.source != lead.source and source not in names:
        aside.append(source)
    if figure.nature != lead.nature and is_expected(figure.nature):
        aside.append(natures(narrator.language)[figure.nature])
    if len(names) == 1:
        number = say.t("%(name)s: %(number)s", name=names[0], number=number)
    else:
        aside = [*names, *aside]
    return say.t("%(number)s (%(what)s)", number=number, what=say.listed(aside)) if aside else number


def _later(lead: Figure, comparison: Comparison, narrator: Narrator) -> str:
    """Say what is said of the same thing for later on."""
    bracket = later(lead, comparison)
    if bracket is None:
        return ""
    say, claim = narrator.say, says(spoken(bracket, narrator), narrator)
    return say.t("For %(period)s, %(claim)s.", period=period_words(bracket.period, say), claim=claim)


def _course(lead: Figure, comparison: Comparison, narrator: Narrator) -> str:
    """Say between which numbers the same source has seen it."""
    found = course(lead, comparison)
    if found is None:
        return ""
    say = narrator.say
    return say.t(
        "Since %(first)s it has been between %(least)s (%(then)s) and %(greatest)s (%(when)s).",
        first=period_words(found.first.period, say),
        least=number_words(found.least, narrator),
        then=period_words(found.least.period, say),
        greatest=number_words(found.greatest, narrator),
        when=period_words(found.greatest.period, say),
    )


def _alone(comparison: Comparison, narrator: Narrator) -> str:
    if comparison.independent_sources > 1:
        return ""
    return narrator.say.t("The ledger holds no other source on this.")
