"""Column types that keep what a database would change: exact decimals that sort as numbers, and times in UTC."""

from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import DateTime, Dialect, String
from sqlalchemy.types import TypeDecorator, TypeEngine

_COMPLEMENT = str.maketrans("0123456789", "9876543210")
_OFFSET = 500


def sortable(number: Decimal) -> str:
    """Write a decimal as a text that sorts, byte by byte, where the number sorts.

    A sign digit, the exponent of the first digit (offset so that it is positive), and the digits; a negative number
    has the nines' complement of both, and an end mark that sorts after every digit. SQLite would make a binary float
    of a NUMERIC column, and PostgreSQL would not sort such a text otherwise than SQLite if told to compare bytes.

    Raises:
        ValueError: the number isn't finite, or lies outside 10^±400.
    """
    if not number.is_finite() or abs(number.adjusted()) > 400:
        raise ValueError(f"{number} can't be stored.")
    if not number:
        return "1"
    digits = "".join(map(str, number.as_tuple().digits)).lstrip("0").rstrip("0")
    exponent = f"{number.adjusted() + _OFFSET:03d}"
    if number > 0:
        return f"2{exponent}{digits}"
    return f"0{(exponent + digits).translate(_COMPLEMENT)}~"


@lru_cache(maxsize=65_536)
def from_sortable(text: str) -> Decimal:
    """Read a decimal back from its sortable text, with the zeros of a large one written out."""
    if text == "1":
        return Decimal(0)
    negative = text[0] == "0"
    body = text[1:].rstrip("~").translate(_COMPLEMENT) if negative else text[1:]
    exponent, digits = int(body[:3]) - _OFFSET, body[3:]
    places = len(digits) - 1 - exponent
    plain = digits.ljust(exponent + 1, "0") if places <= 0 else digits.rjust(places + 1, "0")
    number = Decimal(plain if places <= 0 else f"{plain[:-places]}.{plain[-places:]}")
    return number.copy_negate() if negative else number  # a minus sign would round to the context


class ByteText(TypeDecorator[str]):
    """A short text that compares and sorts by its bytes on every database, whatever language the server keeps."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Compare bytes, also where the database would compare by a language's rules."""
        return dialect.type_descriptor(String(collation="C" if dialect.name == "postgresql" else None))


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal of any size, exact, that compares and sorts as a number in SQL on every database."""

    impl = ByteText
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write the number as its sortable text."""
        del dialect
        return None if value is None else sortable(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Read the number from its sortable text."""
        del dialect
        return None if value is None else from_sortable(value)


class UtcTime(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC in the database, to the microsecond."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Keep the zone where the database can."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn the moment to UTC; a naive one is taken as UTC."""
        if value is None:
            return None
        aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return aware if dialect.name == "postgresql" else aware.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment aware, in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
