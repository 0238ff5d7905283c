"""Exact numbers and honest times, through both databases."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Engine, Integer, MetaData, Table, insert, select

from app.store.types import ExactDecimal, UtcTime, from_sortable, sortable

numbers = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=Decimal("-1e40"), max_value=Decimal("1e40")
).filter(lambda number: not number or abs(number.adjusted()) <= 400)


@given(numbers)
def test_a_number_comes_back_from_its_text(number: Decimal) -> None:
    """Whatever finite decimal is written comes back equal, with its zeros written out."""
    back = from_sortable(sortable(number))
    assert back == number
    assert "E+" not in str(back)


@given(numbers, numbers)
def test_texts_sort_as_their_numbers_do(one: Decimal, other: Decimal) -> None:
    """Two texts compare, byte by byte, as the two numbers compare."""
    assert (sortable(one).encode() < sortable(other).encode()) == (one < other)
    assert (sortable(one) == sortable(other)) == (one == other)


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("Infinity"), Decimal("1E+401")])
def test_what_has_no_place_in_the_order_is_refused(number: Decimal) -> None:
    """Not-a-number, infinity and absurd sizes are refused."""
    with pytest.raises(ValueError, match="can't be stored"):
        sortable(number)


def test_numbers_and_times_survive_the_database(engine: Engine) -> None:
    """Decimals come back exact and in order, times aware and in UTC, on both databases."""
    table = Table(
        "kept",
        MetaData(),
        Column("id", Integer, primary_key=True),
        Column("n", ExactDecimal),
        Column("moment", UtcTime),
    )
    table.create(engine)
    exact = [Decimal(t) for t in ("-12.5", "-12.49", "0", "0.1", "2", "12", "123456789012345.123456", "1E+20")]
    moment = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=timezone(timedelta(hours=8)))
    with engine.begin() as connection:
        connection.execute(insert(table), [{"n": n, "moment": moment} for n in reversed(exact)])
        rows = connection.execute(select(table.c.n, table.c.moment).order_by(table.c.n)).all()
        above = connection.execute(select(table.c.n).where(table.c.n > Decimal("0.1")).order_by(table.c.n)).scalars()
        assert list(above) == exact[4:]
    assert [row.n for row in rows] == exact
    assert {row.moment for row in rows} == {moment}
    assert rows[0].moment.tzinfo is UTC
