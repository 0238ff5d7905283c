"""Which number to quote: the rule is visible, and every claim that was passed over says why."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.figure import Figure
from app.figures.reference import Document, Words
from app.figures.selection import Selection
from app.figures.vocabulary import Nature, Status
from app.findings.comparison import compare
from app.findings.quoting import ChoosingReason, LosingReason, Quote, Rule, narrowed, quote
from tests.findings.world import WORLD, says

OLD, NEW = date(2025, 1, 1), date(2025, 7, 1)


def chosen(found: Quote) -> tuple[str | None, ChoosingReason]:
    """Give what was quoted and why."""
    return (found.figure.as_reported if found.figure else None, found.reason)


def lost(found: Quote) -> dict[str, LosingReason]:
    """Give the reasons of the losers by what they print."""
    return {figure.as_reported: reason for figure, reason in found.losers}


def test_best_prefers_what_was_found_then_who_knows_then_the_latest() -> None:
    """An actual beats an estimate, the company itself beats a bank, the later statement beats the earlier one."""
    own = says("$5 bn", nature=Nature.ACTUAL, source="maker", stated_on=OLD)
    bank = says("$6 bn", nature=Nature.ACTUAL, source="bank", stated_on=NEW)
    guess = says("$7 bn", source="lab", stated_on=NEW)
    found = quote([guess, bank, own], WORLD)
    assert chosen(found) == ("$5 bn", ChoosingReason.SOURCE)
    assert lost(found) == {"$6 bn": LosingReason.SOURCE, "$7 bn": LosingReason.NATURE}
    assert (found.rule, found.as_of) == (Rule.BEST, NEW)


def test_a_company_is_believed_on_itself_and_its_products_only() -> None:
    """The maker knows its chip best; on a rival it says no more than the press, and research comes first."""
    product = [says("$5 bn", subject="chip", source="maker"), says("$6 bn", subject="chip", source="lab")]
    rival = [says("$5 bn", subject="rival", source="maker"), says("$6 bn", subject="rival", source="lab")]
    assert chosen(quote(product, WORLD))[0] == "$5 bn"
    assert chosen(quote(rival, WORLD))[0] == "$6 bn"


def test_latest() -> None:
    """The latest statement wins, whatever it is."""
    old = says("$5 bn", nature=Nature.ACTUAL, source="maker", stated_on=OLD)
    new = says("$7 bn", nature=Nature.RUMOUR, source="somebody", stated_on=NEW)
    found = quote([old, new], WORLD, Rule.LATEST)
    assert chosen(found) == ("$7 bn", ChoosingReason.LATEST)
    assert lost(found) == {"$5 bn": LosingReason.EARLIER}


def test_the_reason_is_what_decided_between_numbers() -> None:
    """A second print of the chosen number is not what it was chosen over; where all agree, the next claim is."""
    own = says("$5 bn", nature=Nature.ACTUAL, source="maker", stated_on=NEW)
    again = says("$5 bn", nature=Nature.ACTUAL, source="maker", stated_on=NEW, id="again")
    bank = says("$6 bn", nature=Nature.ACTUAL, source="bank", stated_on=NEW)
    assert quote([own, again], WORLD).reason is ChoosingReason.TIE
    found = quote([own, again, bank], WORLD)
    assert found.reason is ChoosingReason.SOURCE
    assert [reason for _, reason in found.losers] == [LosingReason.TIE, LosingReason.SOURCE]


@pytest.mark.parametrize(
    ("publisher", "author"),
    [("The Maker (filing)", ""), ("Das Werk, via a wire", ""), ("A shop of extracts", "The maker")],
)
def test_a_source_s_own_document_goes_before_who_retells_it(publisher: str, author: str) -> None:
    """What a source has published or written itself is quoted rather than a later, rounder print that fits it."""
    maker = replace(WORLD.sources["maker"], name=Words("The maker"), aliases=("Das Werk",))
    filed = Document(slug="filed", title="Filed", publisher=publisher, author=author)
    world = replace(WORLD, sources={**WORLD.sources, "maker": maker}, documents={**WORLD.documents, "filed": filed})
    own = says("about $44 bn", nature=Nature.ACTUAL, source="maker", stated_on=OLD, document="filed")
    retold = says("$44.1 bn", nature=Nature.ACTUAL, source="maker", stated_on=NEW)
    found = quote([retold, own], world)
    assert chosen(found) == ("about $44 bn", ChoosingReason.ONLY_CLAIM)
    assert lost(found) == {"$44.1 bn": LosingReason.RETOLD}
    assert found.as_of == NEW
    assert chosen(quote([retold, own], world, Rule.LATEST))[0] == "$44.1 bn"


def test_the_more_precise_print_of_one_source_is_quoted_until_it_says_otherwise() -> None:
    """A rounder print later changes nothing; a number that the earlier one excludes replaces it."""
    precise = says("$44.1 bn", nature=Nature.ACTUAL, source="maker", stated_on=OLD)
    rounded = says("$44 bn", nature=Nature.ACTUAL, source="maker", stated_on=NEW)
    assert chosen(quote([precise, rounded], WORLD))[0] == "$44.1 bn"
    other = says("$45 bn", nature=Nature.ACTUAL, source="maker", stated_on=NEW)
    found = quote([precise, other], WORLD)
    assert (chosen(found)[0], lost(found)) == ("$45 bn", {"$44.1 bn": LosingReason.REPLACED})
    replacing = replace(rounded, supersedes=precise.id)
    assert chosen(quote([precise, replacing], WORLD))[0] == "$44 bn"
    as_precise = says("$44.1 bn", nature=Nature.ACTUAL, source="maker", stated_on=NEW, id="again")
    assert quote([precise, as_precise], WORLD).figure == as_precise
    same_day = replace(rounded, stated_on=OLD)
    assert lost(quote([precise, same_day], WORLD)) == {"$44 bn": LosingReason.RETOLD}
    guess = says("$44 bn", nature=Nature.ESTIMATE, source="maker", stated_on=OLD)
    assert lost(quote([precise, guess], WORLD)) == {"$44 bn": LosingReason.NATURE}


def test_a_quote_is_as_of_no_day_where_a_claim_has_none() -> None:
    """An undated claim may be later than any dated one, so the quote names no day unless one was asked for."""
    dated, undated = says("$5 bn", stated_on=NEW), says("$6 bn", source="bank", stated_on=None)
    assert quote([dated, undated], WORLD).as_of is None
    assert quote([dated, undated], WORLD, as_of=NEW).as_of == NEW


def test_what_was_heard_is_counted() -> None:
    """Claims, their independent sources and their spread are told; echoes and what was replaced are no part of it."""
    first = says("$4 bn", source="lab", stated_on=OLD)
    now = says("$5 bn", source="lab", stated_on=NEW)
    bank, echo = says("$8 bn", source="bank", stated_on=NEW), says("$8.0 bn", source="paper", stated_on=NEW)
    found = quote([first, now, bank, replace(echo, quotes=bank.id)], WORLD)
    assert [figure.as_reported for figure in found.heard] == ["$5 bn", "$8 bn"]
    assert (found.independent_sources, found.spread) == (2, Decimal("1.6"))
    alone = quote([now], WORLD)
    assert (alone.independent_sources, alone.spread) == (1, None)


def test_one_bracket_of_a_selection() -> None:
    """A selection is narrowed to one series and its days, keeping its clocks and filters; no period has none."""
    asked = Selection(as_of=NEW).where("nature", "estimate")
    (bracket,) = compare([says("$5 bn")], WORLD.metrics).brackets
    (undated,) = compare([says("$5 bn", period="")], WORLD.metrics).brackets
    assert narrowed(asked, bracket).to_query() == (
        "as_of=2025-07-01&nature=estimate&period_end=2024-12-31&period_start=2024-01-01&series=sales:maker:WORLD:USD"
    )
    assert "period_start__isnull=1&" in narrowed(asked, undated).to_query()
    assert narrowed(Selection(), bracket, converted=True).to_query() == (
        "basis__isnull=1&buyer__isnull=1&geography=WORLD&metric=sales&period_end=2024-12-31&period_start=2024-01-01"
        "&relative_to__isnull=1&subject=maker"
    )


def test_median_of_sources() -> None:
    """Each source counts once; two middle values make a mean that is nobody's own; open claims don't take part."""
    three = [says(p, source=s) for p, s in (("$1 bn", "lab"), ("$2 bn", "bank"), ("$9 bn", "paper"))]
    assert chosen(quote(three, WORLD, Rule.MEDIAN)) == ("$2 bn", ChoosingReason.MIDDLE)
    two = quote(three[:2], WORLD, Rule.MEDIAN)
    assert (two.figure, two.value, two.low) == (None, Decimal(1_500_000_000), Decimal(500_000_000))
    more = quote([*three, says("over $3 bn", source="somebody")], WORLD, Rule.MEDIAN)
    assert chosen(more)[0] == "$2 bn"
    assert lost(more)["over $3 bn"] is LosingReason.OPEN
    limit = quote([three[0], says("up to $9 bn", source="bank")], WORLD, Rule.MEDIAN)
    assert (chosen(limit)[0], lost(limit)) == ("$1 bn", {"up to $9 bn": LosingReason.OPEN})


def test_envelope() -> None:
    """From the least to the greatest that anyone allows; open where a claim is."""
    claims = [says("$1.0 bn"), says("$2-3 bn", source="bank")]
    found = quote(claims, WORLD, Rule.ENVELOPE)
    assert (found.low, found.value, found.high) == (Decimal(950_000_000), None, Decimal(3_500_000_000))
    assert found.losers == ()
    assert quote([*claims, says("over $3 bn", source="paper")], WORLD, Rule.ENVELOPE).high is None


def test_what_does_not_take_part_says_why() -> None:
    """Later, withdrawn, replaced and repeating claims are losers with a reason of their own."""
    first = says("$1 bn", stated_on=OLD)
    second = says("$2 bn", stated_on=date(2025, 3, 1))
    later = says("$3 bn", source="bank", stated_on=NEW)
    gone = says("$4 bn", source="paper", stated_on=OLD, status=Status.WITHDRAWN, status_note="wrong")
    echo = says("$2.0 bn", source="somebody", stated_on=date(2025, 4, 1), quotes=second.id)
    found = quote([first, second, later, gone, echo], WORLD, as_of=date(2025, 5, 1))
    assert chosen(found) == ("$2 bn", ChoosingReason.ONLY_CLAIM)
    assert lost(found) == {
        "$1 bn": LosingReason.REPLACED,
        "$3 bn": LosingReason.NOT_YET_STATED,
        "$4 bn": LosingReason.NOT_STANDING,
        "$2.0 bn": LosingReason.REPEATS,
    }
    assert quote([later], WORLD, as_of=OLD).reason is ChoosingReason.NONE


def test_one_series_and_period_at_a_time() -> None:
    """Figures about several things have no one number."""
    with pytest.raises(ValueError, match="one series and one period"):
        quote([says("$1 bn"), says("$2 bn", period="2023")], WORLD)


_CLAIMS = st.lists(
    st.builds(
        lambda number, source, nature, day: says(f"${number} bn", source=source, nature=nature, stated_on=day),
        st.integers(1, 9),
        st.sampled_from(["maker", "lab", "bank", "paper", "somebody"]),
        st.sampled_from(Nature),
        st.sampled_from([OLD, NEW]),
    ),
    min_size=1,
    unique_by=lambda figure: figure.id,
)


@given(_CLAIMS, st.sampled_from(Rule), st.randoms())
def test_every_claim_is_quoted_or_loses(figures: list[Figure], rule: Rule, chance: st.DataObject) -> None:
    """Order does not matter, a bracket and its figures give the same, and no claim is lost without a reason."""
    found = quote(figures, WORLD, rule)
    (bracket,) = compare(figures, WORLD.metrics).brackets
    assert quote(bracket, WORLD, rule) == found
    shuffled = list(figures)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert quote(shuffled, WORLD, rule) == found
    named = [figure.id for figure, _ in found.losers] + ([found.figure.id] if found.figure else [])
    assert len(named) == len(set(named))
    if rule in {Rule.BEST, Rule.LATEST}:
        assert sorted(named) == sorted(figure.id for figure in figures)
    if found.value is not None and found.low is not None and found.high is not None:
        assert found.low <= found.value <= found.high
