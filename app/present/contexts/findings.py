"""The pages of findings: what can't all be true, which sums add up, and who measures what."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from app.figures.figure import Figure
from app.findings.checks import Check, CheckKind, Role
from app.findings.contradictions import Contradiction, ContradictionKind
from app.present.contexts.findings_controls import Controls, Paging, paging
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import entry_link, href
from app.present.words.claims import number_words
from app.present.words.findings import (
    about_words,
    cause_words,
    check_kinds,
    check_sentence,
    condition_words,
    contradiction_kinds,
    contradiction_sentence,
    gap_sentence,
    implied_words,
    needed_words,
    roles,
    stated_words,
)
from app.present.words.terms import Narrator, natures

PAGE = 50
"""How many findings stand on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A figure of a finding: its number, which leads to it, who says so where, and what it is there."""

    number: Link
    about: str
    source: Link
    document: Link
    meant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A contradiction or a check, told.

    Attributes:
        kind: the word of its kind; `warns` whether it is one to be warned of.
        gap, cause, condition: a sentence each, or "".
        stated, implied: the numbers that a check's stated figure allows, and those that follow from the others.
        notes: what the editors remark on the figures.
    """

    kind: str
    warns: bool
    sentence: str
    gap: str
    cause: str
    condition: str
    stated: str
    implied: str
    notes: tuple[str, ...]
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind that stand on a page, with how many there are in all."""

    name: str
    remark: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionsPage:
    """What can't all be true, and what was only revised."""

    frame: Frame
    lead: str
    total: str
    controls: Controls
    groups: tuple[FindingGroup, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksPage:
    """The sums that were tried: those that fail, then those that hold, by kind."""

    frame: Frame
    lead: str
    total: str
    controls: Controls
    failing: FindingGroup
    holding: tuple[FindingGroup, ...]
    paging: Paging


def contradictions_page(
    visit: Visit, found: Sequence[Contradiction], *, controls: Controls, start: int = 0
) -> ContradictionsPage:
    """Make a page of contradictions, from a place in their list on, under the form that chose them."""
    narrator = visit.narrator
    say = narrator.say
    revised = sum(each.kind is ContradictionKind.REVISION for each in found)
    clashes, revisions = (
        say.n("%(num)s contradiction", "%(num)s contradictions", len(found) - revised),
        say.n("%(num)s revision", "%(num)s revisions", revised),
    )
    shown = found[start : start + PAGE]
    groups = (
        FindingGroup(
            say.t("What can’t all be true"),
            say.t("The strongest first: how far apart the numbers are, and how much their sources weigh."),
            tuple(told_contradiction(each, narrator) for each in shown if each.kind is not ContradictionKind.REVISION),
        ),
        FindingGroup(
            say.t("What was revised"),
            say.t("A source gave a new number, or something came otherwise than expected. That is no contradiction."),
            tuple(told_contradiction(each, narrator) for each in shown if each.kind is ContradictionKind.REVISION),
        ),
    )
    return ContradictionsPage(
        frame=_frame(visit, say.t("Contradictions"), "contradictions"),
        lead=say.t(
            "Claims about the same thing and the same days whose numbers have none in common, and figures that "
            "arithmetic won’t join. Found by comparing all figures, echoes aside; rounding is allowed for."
        ),
        total=say.listed([clashes, revisions]),
        controls=controls,
        groups=tuple(group for group in groups if group.findings),
        paging=paging(visit, start, PAGE, len(found)),
    )


def checks_page(visit: Visit, found: Sequence[Check], *, controls: Controls, start: int = 0) -> ChecksPage:
    """Make a page of checks, from a place in their list on, under the form that chose them."""
    narrator = visit.narrator
    say = narrator.say
    counts = Counter(check.kind for check in found if check.holds)
    failed = len(found) - counts.total()
    fails = say.n("%(num)s check fails", "%(num)s checks fail", failed)
    shown = found[start : start + PAGE]
    kinds: dict[str, list[Check]] = {}
    for check in shown:
        if check.holds:
            kinds.setdefault(check.kind, []).append(check)
    words = check_kinds(narrator.language)
    return ChecksPage(
        frame=_frame(visit, say.t("Checks"), "contradictions"),
        lead=say.t(
            "Figures that belong together must add up: a share is a part of a whole, growth follows from two years, a "
            "printed conversion from the exchange rate. Every such sum that the figures allow is tried here."
        ),
        total=say.listed([fails, say.n("%(num)s check holds", "%(num)s checks hold", counts.total())]),
        controls=controls,
        failing=FindingGroup(
            say.t("What doesn’t add up"),
            fails,
            tuple(_check(check, narrator) for check in shown if not check.holds),
        ),
        holding=tuple(
            FindingGroup(
                words[kind],
                say.n("%(num)s check holds", "%(num)s checks hold", counts[CheckKind(kind)]),
                tuple(_check(check, narrator) for check in checks),
            )
            for kind, checks in kinds.items()
        ),
        paging=paging(visit, start, PAGE, len(found)),
    )


def figure_standing(
    figure_id: str, counts: tuple[int, int, int], narrator: Narrator, *, checked: bool
) -> tuple[Link, ...]:
    """Lead from a figure to what it takes part in.

    Args:
        figure_id: the figure.
        counts: how many contradictions, how many revisions, how many figures that support it.
        narrator: tells in the reader's language.
        checked: whether a check that holds is among the support; else other sources' claims are, beside the figure.
    """
    say = narrator.say
    contradicted, revised, supported = counts
    against = f"/contradictions?{urlencode({'figure': figure_id})}"
    support = f"/checks?{urlencode({'figure': figure_id})}" if checked else "#comparable"
    links = (
        (contradicted, say.n("Part of %(num)s contradiction", "Part of %(num)s contradictions", contradicted), against),
        (revised, say.n("Part of %(num)s revision", "Part of %(num)s revisions", revised), against),
        (supported, say.n("%(num)s other supports it", "%(num)s others support it", supported), support),
    )
    return tuple(Link(text, address) for count, text, address in links if count)


def _frame(visit: Visit, title: str, section: str) -> Frame:
    return visit.frame(title, section=section, alternates=(visit.alternate("json", query=urlencode(visit.pairs)),))


def only_figure(figure: Figure, narrator: Narrator) -> str:
    """Say that only what one figure takes part in is shown."""
    what, number = about_words(figure, narrator), number_words(figure, narrator)
    return narrator.say.t("Only those that this figure takes part in: %(what)s, %(number)s.", what=what, number=number)


def only_topic(topic: str, narrator: Narrator) -> str:
    """Say that only what has to do with a topic is shown."""
    return narrator.say.t("Only those with figures of the topic: %(question)s", question=narrator.name("topics", topic))


def told_contradiction(found: Contradiction, narrator: Narrator) -> Finding:
    """Tell a contradiction."""
    meant = _meant(found.check, narrator) if found.check else [""] * len(found.figures)
    return Finding(
        kind=contradiction_kinds(narrator.language)[found.kind],
        warns=found.kind is not ContradictionKind.REVISION,
        sentence=contradiction_sentence(found, narrator),
        gap=gap_sentence(found, narrator),
        cause=cause_words(found.cause, narrator),
        condition="",
        stated="",
        implied="",
        notes=_notes(found.figures, narrator),
        claims=tuple(_line(f, role, narrator) for f, role in zip(found.figures, meant, strict=True)),
    )


def _check(check: Check, narrator: Narrator) -> Finding:
    return Finding(
        kind=check_kinds(narrator.language)[check.kind],
        warns=not check.holds,
        sentence=check_sentence(check, narrator),
        gap="",
        cause=cause_words(check.cause, narrator) if not check.holds else "",
        condition=condition_words(check, narrator),
        stated=stated_words(check, narrator),
        implied=implied_words(check, narrator),
        notes=_notes(check.figures, narrator) if not check.holds else (),
        claims=tuple(_line(f, role, narrator) for f, role in zip(check.figures, _meant(check, narrator), strict=True)),
    )


def _meant(check: Check, narrator: Narrator) -> list[str]:
    """Say what each figure is in a check and, where that fails, what it would have to be if the others are right."""
    words, say = roles(narrator.language), narrator.say
    told = ["" if role is Role.STATED and len(check.roles) == 1 else words[role] for role in check.roles]
    for at, number in enumerate(needed_words(check, narrator)):
        if number:
            needed = say.t("would have to be %(number)s", number=number)
            told[at] = f"{told[at]} · {needed}" if told[at] else needed
    return told


def _notes(figures: Iterable[Figure], narrator: Narrator) -> tuple[str, ...]:
    """Give what the editors remark on the figures, each remark once: it may well tell why they differ."""
    return tuple(dict.fromkeys(narrator.say.name(figure.remark) for figure in figures if figure.remark))


def _line(figure: Figure, role: str, narrator: Narrator) -> ClaimLine:
    nature = natures(narrator.language)[figure.nature]
    stated = narrator.say.day(figure.stated_on)
    return ClaimLine(
        number=Link(number_words(figure, narrator), href("figures", figure.id)),
        about=about_words(figure, narrator),
        source=entry_link("sources", figure.source, narrator),
        document=entry_link("documents", figure.document, narrator),
        meant=" · ".join(part for part in (role, nature, stated) if part),
    )
