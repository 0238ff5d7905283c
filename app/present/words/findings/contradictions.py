"""Contradictions in sentences: who says what against whom, how far apart, what may explain it; what was revised."""

from collections.abc import Sequence
from decimal import Decimal

from app.figures.figure import Figure
from app.findings.checks import Cause, CheckKind
from app.findings.comparison import EXPECTATIONS
from app.findings.contradictions import Contradiction, ContradictionKind
from app.present.languages import Language
from app.present.words.claims import number_words
from app.present.words.findings.checks import check_sentence, implied_words, inputs_words
from app.present.words.findings.claims import about_words, says
from app.present.words.findings.kinds import causes
from app.present.words.terms import Narrator, natures

_FACTOR = Decimal(2)
"""From this ratio on, a gap is told as a factor and not in percent."""


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
    return causes(narrator.language)[cause] if cause else ""


def contradiction_sentence(found: Contradiction, narrator: Narrator) -> str:
    """Say who says what against whom; of a revision, who expected or said what, and what came in its place."""
    if found.check:
        return check_sentence(found.check, narrator)
    what = about_words(found.figures[0], narrator)
    if found.kind is ContradictionKind.REVISION:
        return narrator.say.t(
            "%(what)s: %(claims)s.", what=what, claims=_joined(_stages(found.figures, narrator), narrator)
        )
    claims = dict.fromkeys(says(figure, narrator) for figure in found.figures)
    return narrator.say.t("%(what)s: %(claims)s.", what=what, claims=_joined(list(claims), narrator))


def objection_sentence(found: Contradiction, narrator: Narrator) -> str:
    """Say what speaks against the first figure of a contradiction, where that has been told just before."""
    check, say = found.check, narrator.say
    if check is None or check.kind is CheckKind.CONVERSION or found.gap is None:
        return contradiction_sentence(found, narrator)
    inputs = inputs_words(check, narrator)
    if check.kind is CheckKind.CEILING:
        gap = gap_words(found.gap, narrator)
        return say.t("Yet the limit is put at %(inputs)s; the two are at least %(gap)s apart.", gap=gap, inputs=inputs)
    return say.t(
        "But it would be %(implied)s, given %(inputs)s.", implied=implied_words(check, narrator), inputs=inputs
    )


def gap_sentence(found: Contradiction, narrator: Narrator) -> str:
    """Say how far apart the nearest readings are; nothing where a ratio tells little, as of percentages."""
    say = narrator.say
    if found.gap is None or found.figures[0].unit == "percent" or found.cause is Cause.ONE_END:
        return ""
    if found.kind is not ContradictionKind.REVISION:
        return say.t("Even the nearest readings are %(gap)s apart.", gap=gap_words(found.gap, narrator))
    gap, rose = gap_words(found.gap, narrator), found.figures[0].sort_value < found.figures[-1].sort_value
    if _was_awaited(found.figures):
        above = say.t("The result was at least %(gap)s above what had been expected.", gap=gap)
        below = say.t("What had been expected was at least %(gap)s above the result.", gap=gap)
    else:
        above = say.t("The new number is at least %(gap)s above the old one.", gap=gap)
        below = say.t("The old number was at least %(gap)s above the new one.", gap=gap)
    return above if rose else below


def gap_words(gap: Decimal, narrator: Narrator) -> str:
    """Say a ratio as a percentage, a large one as a factor."""
    if gap >= _FACTOR:
        return narrator.say.t("a factor of %(number)s", number=f"{gap.quantize(Decimal('0.1')):f}".removesuffix(".0"))
    percent = (gap - 1) * 100
    return f"{percent.quantize(Decimal(1) if percent >= 1 else Decimal('0.1')):f}%"


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


def _joined(parts: list[str], narrator: Narrator) -> str:
    return ("; " if narrator.language is Language.EN else "；").join(parts)
