"""What a comparison comes to in few words: on a card, as the name of one of its brackets, in counts."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from app.figures.figure import Figure
from app.figures.series import SeriesKey
from app.findings.alongside import alongside
from app.findings.checks import CheckKind
from app.findings.comparison import Bracket, Comparison, Verdict, current
from app.findings.contradictions import Contradiction
from app.findings.storyline import year_before
from app.present.languages import Language
from app.present.words.claims import has_no_place, inside_sentence, number_words, within
from app.present.words.leading import NO_ORDER, Order, leading, spoken
from app.present.words.periods import period_words
from app.present.words.terms import Narrator, is_expected, natures

_MOVED = "moved"

_ROOM = {Language.EN: 110, Language.ZH_HANS: 45, Language.ZH_HANT: 45}
"""How many characters a card has room for before it leaves out what its question lets guess."""

_SPARED = ("geography", "relative_to", _MOVED)
"""What a card leaves out first where there is no room."""

_FOLD = Decimal("2.5")
"""From this ratio on, a rise is told as a factor and not in percent."""

_NAMES = ("subject", "metric", "buyer")
"""What can stand by itself: “NVIDIA H20”, but not “by place of work”."""

_TELLING = ("subject", "metric", "relative_to", "geography", "basis")


def card_sentence(
    comparison: Comparison, narrator: Narrator, *, order: Order = NO_ORDER, against: Sequence[Contradiction] = ()
) -> str:
    """Say in one sentence what the sources disagree about most, else what most of them speak of, else the plainest.

    Args:
        comparison: of the figures that belong to the card's question.
        narrator: in which language.
        order: what the editor of the question put first, which the question names itself.
        against: what can't all be true of these figures and of others in the ledger, the strongest first.
    """
    say = narrator.say
    if not comparison.figures:
        return say.t("No figure answers this yet.")
    bracket = leading(comparison, order)
    if bracket is None:
        return say.t("Nothing that was stated still stands.")
    known = _beyond_its_limit(against, narrator) or _both_ways(bracket, comparison, order, narrator)
    if known:
        return known
    asked = {column for column in _TELLING if [getattr(bracket.series, column)] == list(order.get(column, ()))[:1]}
    told = _sentence_on(bracket, comparison, narrator, without=asked)
    for column in _SPARED:
        if len(told) > _ROOM[narrator.language]:
            asked.add(column)
            told = _sentence_on(bracket, comparison, narrator, without=asked)
    return told


def _beyond_its_limit(against: Sequence[Contradiction], narrator: Narrator) -> str:
    """Tell of two numbers that one is above the limit that the other sets, if that contradiction is the strongest."""
    check = against[0].check if against else None
    if check is None or check.kind is not CheckKind.CEILING or len(check.figures) != 2:
        return ""
    stated, limit = check.figures
    return narrator.say.t(
        "Not both can be true: %(low)s by %(one)s, %(high)s by %(other)s.",
        low=number_words(stated, narrator),
        one=_source(stated, narrator),
        high=number_words(limit, narrator),
        other=_source(limit, narrator),
    )


def _both_ways(bracket: Bracket, comparison: Comparison, order: Order, narrator: Narrator) -> str:
    """Tell the numbers of two ways of counting, where the editor named several."""
    found = alongside(bracket, comparison) if len(order.get("basis", ())) > 1 else None
    if found is None or found.columns != ("basis",) or not found.same_days:
        return ""
    say = narrator.say
    told = [
        say.t(
            "%(number)s (%(what)s)",
            number=number_words(spoken(each, narrator), narrator),
            what=say.listed(differing_words(each.series, found.columns, narrator)),
        )
        for each in (bracket, *found.brackets)
    ]
    return say.t("%(period)s: %(numbers)s.", period=period_words(bracket.period, say), numbers=say.listed(told))


def _sentence_on(bracket: Bracket, comparison: Comparison, narrator: Narrator, *, without: Collection[str]) -> str:
    say = narrator.say
    what = bracket_words(bracket, comparison, narrator, without=without)
    figure = spoken(bracket, narrator)
    number, source = number_words(figure, narrator), _source(figure, narrator)
    if bracket.verdict in {Verdict.CONFLICT, Verdict.UNDATED}:
        low, high = (number_words(end, narrator) for end in ends(bracket))
        if bracket.verdict is Verdict.UNDATED:
            return say.t("%(low)s or %(high)s for %(what)s, without saying when.", what=what, low=low, high=high)
        return say.t("Sources contradict each other on %(what)s: %(low)s or %(high)s.", what=what, low=low, high=high)
    if bracket.verdict is Verdict.REVISED:
        return say.t("%(number)s for %(what)s, which is not what was expected.", number=number, what=what)
    if bracket.verdict is Verdict.AGREE and len({claim.figure.source for claim in current(bracket.claims)}) > 1:
        return say.t("%(number)s for %(what)s; the statements on it agree.", number=number, what=what)
    moved = "" if _MOVED in without else moved_words(figure, comparison, narrator)
    pieces = {"number": number, "what": what, "moved": moved, "source": source}
    if comparison.independent_sources == 1:
        return say.t("%(number)s for %(what)s%(moved)s, says %(source)s, the only source.", **pieces)
    return say.t("%(number)s for %(what)s%(moved)s, says %(source)s.", **pieces)


def _source(figure: Figure, narrator: Narrator) -> str:
    """Name who says a number, and how it is meant if it is no finding."""
    source = within(narrator.name("sources", figure.source), narrator)
    if not is_expected(figure.nature):
        return source
    return narrator.say.t(
        "%(source)s (%(nature)s)", source=source, nature=natures(narrator.language)[figure.nature]
    ).replace("）（", "，")  # one bracket, not two


def moved_words(now: Figure, comparison: Comparison, narrator: Narrator) -> str:
    """Say how a number moved since a year before; "" where its source says nothing of then, or not in the same way."""
    before, say = year_before(now, comparison), narrator.say
    if before is None or narrator.tells_converted(now):
        return ""
    old, new = before.sort_value, now.sort_value
    if old == new:
        return say.t(", as a year before")
    if now.unit == "percent" or old <= 0 or new <= 0:
        return say.t(", after %(number)s a year before", number=number_words(before, narrator))
    ratio = new / old
    if ratio >= _FOLD:
        return say.t(", %(times)s times as much as a year before", times=_in_short(ratio, under=10))
    percent = _in_short(abs(ratio - 1) * 100, under=1)
    if new > old:
        return say.t(", up %(percent)s%% on a year before", percent=percent)
    return say.t(", down %(percent)s%% on a year before", percent=percent)


def _in_short(number: Decimal, *, under: int) -> str:
    """Write a number whole, and with one decimal where it is small."""
    return f"{number.quantize(Decimal(1) if number >= under else Decimal('0.1')):f}".removesuffix(".0")


def bracket_words(
    bracket: Bracket, comparison: Comparison, narrator: Narrator, *, without: Collection[str] = ()
) -> str:
    """Name a bracket by what tells it from the others of its comparison, and by its days: “NVIDIA H20, 2024”.

    Columns in `without` are left out, as the reader knows them.
    """
    say, key = narrator.say, bracket.series
    varied = {name for name in _TELLING if len({getattr(figure, name) for figure in comparison.figures}) > 1}
    columns = [name for name in ("subject", "metric", "buyer", *_TELLING[2:]) if name in varied or name == "buyer"]
    nowhere = {"geography"} if key.geography == "WORLD" and has_no_place(key.metric, narrator) else set()
    columns = [name for name in columns if name not in nowhere.union(without)]
    named = differing_words(key, [name for name in columns if name in _NAMES], narrator)
    how = differing_words(key, [name for name in columns if name in {"relative_to", "basis"}], narrator)
    what = differing_words(key, columns, narrator)
    if not named and (how or not bracket.period):
        what = [*differing_words(key, ["metric"], narrator), *what]
    period = period_words(bracket.period, say)
    if not what:
        return period
    if not bracket.period:
        return say.listed(what)
    return say.t("%(what)s, %(period)s", what=say.listed(what), period=period)


def differing_words(key: SeriesKey, columns: Sequence[str], narrator: Narrator) -> list[str]:
    """Name what a series has in some columns; a whole that it is part of as such, and nothing where it has none."""
    say, told = narrator.say, []
    for column in columns:
        value = getattr(key, column)
        if value is None or (column == "relative_to" and value == key.subject):
            continue
        if column in {"metric", "basis"}:
            told.append(inside_sentence(narrator.name("metrics" if column == "metric" else "bases", value), narrator))
        elif column == "relative_to":
            told.append(say.t("relative to %(whole)s", whole=narrator.name("subjects", value)))
        elif column == "geography":
            told.append(narrator.name("geographies", value))
        else:
            told.append(within(narrator.name("subjects", value), narrator))
    return told


def counts_sentence(comparison: Comparison, narrator: Narrator) -> str:
    """Say how many figures there are, and how many sources stand behind them once echoes are folded."""
    say = narrator.say
    figures = say.n("%(num)s figure", "%(num)s figures", len(comparison.figures))
    number = comparison.independent_sources
    sources = say.n("%(num)s independent source", "%(num)s independent sources", number)
    return say.t("%(figures)s · %(sources)s", figures=figures, sources=sources)


def spread_words(comparison: Comparison, narrator: Narrator) -> str:
    """Say how far apart the claims about one thing and the same days are at the most; nothing where all are alike."""
    compared = (bracket for bracket in comparison.brackets if bracket.verdict in {Verdict.CONFLICT, Verdict.AGREE})
    widest = max((bracket.spread for bracket in compared if bracket.spread is not None), default=Decimal(1))
    if widest < _ALIKE:
        return ""
    ratio = f"{widest.quantize(Decimal('0.1' if widest >= _FAR else '0.01')):f}".removesuffix(".0")
    return narrator.say.t("up to %(ratio)s× apart", ratio=ratio)


_ALIKE, _FAR = Decimal("1.005"), Decimal("1.1")
"""A spread below the first is rounding alone; from the second on, one decimal tells enough."""


def ends(bracket: Bracket) -> tuple[Figure, Figure]:
    """Give the claims with the least and the greatest value among those that conflict."""
    claims = {claim.figure.id: claim.figure for pair in bracket.conflicts for claim in pair}.values()
    placed = sorted(claims, key=lambda figure: (figure.sort_value, figure.id))
    return placed[0], placed[-1]
