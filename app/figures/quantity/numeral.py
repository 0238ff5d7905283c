"""Tokens → one number: digits, Chinese numerals and English number words with their scales."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.errors import UnreadableError
from app.figures.quantity.number_words import SMALL_SCALES
from app.figures.quantity.word import ONE, Kind, Token
from app.figures.vocabulary import Bound

_FEW = frozenset({"几", "数", "好几"})
NUMERAL_KINDS = frozenset({Kind.COEFFICIENT, Kind.SCALE})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or an envelope, with the place value of its last digit."""

    low: Decimal
    high: Decimal
    place: Decimal

    def times(self, factor: Decimal) -> "Amount":
        """The amount, so many times as large."""
        return Amount(self.low * factor, self.high * factor, self.place * abs(factor))

    def plus(self, other: "Amount") -> "Amount":
        """The sum with a part that was printed after this one, and so has to fit below its last digit.

        Raises:
            UnreadableError: it doesn't: 1.5亿2000万.
        """
        if other.high >= self.place:
            raise UnreadableError(
                "The parts of this number don't fit together; write it with one scale, such as 1.2亿."
            )
        return Amount(self.low + other.low, self.high + other.high, other.place)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed, and what a range needs to know of its scale.

    Attributes:
        amount: the number.
        text: how it was printed.
        several: whether it is an envelope, such as 几十万.
        approximate: whether it names two neighbours, such as 两三万.
        bare: whether it is a scale alone, such as 百亿.
        plural: whether it is a plural scale alone, such as millions.
        more: the hedge inside or right behind it (多, 余, 来).
        tail: all of its scale behind its first number, if it has only one; a left end without scale inherits it.
        big: that part of it which is 万, million or more; a left end of hundreds inherits it.
    """

    amount: Amount
    text: str
    several: bool = False
    approximate: bool = False
    bare: bool = False
    plural: bool = False
    more: Bound | None = None
    tail: Decimal = ONE
    big: Decimal = ONE


@dataclass(slots=True)
class _Reader:
    """The state of reading one numeral from left to right: parts + section + current."""

    parts: list[Amount] = field(default_factory=list)
    section: Amount | None = None
    current: Amount | None = None
    last_small: Decimal | None = None
    last_big: Decimal | None = None
    western: bool | None = None
    several: bool = False
    approximate: bool = False
    bare: bool = True
    plural: bool = False
    zero: bool = False
    decimal: bool = False
    more: Bound | None = None
    coefficients: int = 0
    tail: Decimal = ONE
    big: Decimal = ONE
    last: Token | None = None

    def take(self, token: Token) -> bool:
        """Read one more token, or say that it doesn't belong to this numeral."""
        taken = False
        if token.kind is Kind.COEFFICIENT:
            taken = self._take_coefficient(token)
        elif token.kind is Kind.SCALE:
            taken = self._take_scale(token)
        elif token.kind is Kind.MORE:
            taken = self._take_more(token)
        if taken:
            self.last = token
        return taken

    def _take_coefficient(self, token: Token) -> bool:
        word = token.word
        amount = Amount(word.low, word.high, word.place)
        if self.current is not None:
            return self._join(token, amount)
        digits = token.text[0].isdigit()
        follows = self.section is not None or bool(self.parts)
        if self.more or self.decimal or (self.last and digits and (self.western or not self.coefficients)):
            return False
        if follows and word.several and token.text not in _FEW:
            return False
        if word.han and not word.low and follows:
            self.zero = True
            return True
        self.several |= word.several
        self.decimal = word.place < 1
        self.bare = False
        self.coefficients += 1
        self.current = amount
        return True

    def _join(self, token: Token, amount: Amount) -> bool:
        """两三 and 三五 name neighbours; 20几 is 21 to 29. Any other pair is two numbers."""
        current = self.current
        if current is None or self.last is None:
            return False
        step = amount.low - current.low
        if (
            token.word.han
            and self.last.word.han
            and not self.approximate
            and (step == 1 or (current.low == 3 and step == 2))
        ):
            self.current = Amount(current.low, amount.high, ONE)
            self.approximate = True
            return True
        if token.text in _FEW and current.low and not current.low % 10:
            self.current = Amount(current.low + 1, current.high + amount.high, ONE)
            self.several = True
            return True
        return False

    def _take_scale(self, token: Token) -> bool:
        factor, western = token.word.factor, token.word.western
        if self.western not in (None, western):
            return False
        self.western = western
        if token.word.plural and self.last is None:
            self.current, self.several, self.bare = Amount(Decimal(2), Decimal(9), ONE), True, False
            self.plural = True
        small = factor in SMALL_SCALES and not (western and factor == 1000)
        ten = self.bare and self.last is None and factor == 10  # 十 is a number by itself: 八到十万 is 8万 to 10万
        taken = self._take_small(factor) if small else self._take_big(factor)
        if taken and not ten:
            self.tail *= factor
        return taken

    def _take_small(self, factor: Decimal) -> bool:
        if self.section is not None and self.last_small is not None and factor >= self.last_small:
            return False
        part = (self.current or Amount(ONE, ONE, ONE)).times(factor)
        self.section = self.section.plus(part) if self.section else part
        self.current, self.last_small, self.zero = None, factor, False
        self.bare = self.bare and factor != 10  # 十 is a number by itself, 百 and above are not
        return True

    def _take_big(self, factor: Decimal) -> bool:
        base = self._section()
        if base is None and self.parts:
            last = self.last.word if self.last else None
            if last is None or last.kind is not Kind.SCALE or factor <= last.factor or len(self.parts) > 1:
                return False
            self.parts[-1] = self.parts[-1].times(factor)
            self.last_big = None
        else:
            if self.last_big is not None and factor >= self.last_big:
                return False
            self.parts.append((base or Amount(ONE, ONE, ONE)).times(factor))
            self.last_big = factor
        self.section = self.current = self.last_small = None
        self.big *= factor
        self.zero = False
        return True

    def _section(self) -> Amount | None:
        """What stands below the next big scale; 十几 counts from eleven."""
        if self.current is None or self.section is None:
            return self.current or self.section
        current = self.current
        if self.several and current.low != current.high:
            current = Amount(ONE, current.high, current.place)
        return self.section.plus(current)

    def _take_more(self, token: Token) -> bool:
        if self.more or self.last is None:
            return False
        ten = self.last.text in {"十", "拾"} and self.section is not None and self.section.low == 10
        if ten and token.word.bound is Bound.MORE_THAN:
            self.current, self.several, self.bare = Amount(ONE, Decimal(9), ONE), True, False
        else:
            self.more = token.word.bound
        return True

    def finish(self, text: str) -> Numeral:
        """The number that was read.

        Raises:
            UnreadableError: its last digit has no clear place, such as 3万5.
        """
        rest = self._section()
        if (
            self.current is not None
            and self.current.low == self.current.high
            and not self.zero
            and (
                (self.section is not None and self.last_small is not None and self.last_small > 12 and not self.western)
                or (self.section is None and self.parts and self.current.low < 100)
            )
        ):
            raise UnreadableError(
                f"The last digit of “{text}” has no clear place; write the whole number, such as 3.5万."
            )
        amounts = [*self.parts, *([rest] if rest else [])]
        total = amounts[0]
        for amount in amounts[1:]:
            total = total.plus(amount)
        single = self.coefficients <= 1
        return Numeral(
            total,
            text,
            several=self.several,
            approximate=self.approximate,
            bare=self.bare,
            plural=self.plural,
            more=self.more,
            tail=self.tail if single else self.big if len(self.parts) <= 1 else ONE,
            big=self.big if len(self.parts) <= 1 else ONE,
        )


def starts_with_article(tokens: Sequence[Token], start: int) -> bool:
    """Whether an article stands for one here, as in `a million`."""
    following = tokens[start + 1 : start + 2]
    return tokens[start].kind is Kind.ARTICLE and bool(following) and following[0].kind is Kind.SCALE


def read_numeral(tokens: Sequence[Token], start: int) -> tuple[Numeral, int]:
    """The numeral that begins at a token, and where it ends.

    Raises:
        UnreadableError: the number is not well formed.
    """
    reader = _Reader()
    position = start
    if starts_with_article(tokens, start):
        reader.current, reader.bare, reader.coefficients = Amount(ONE, ONE, ONE), False, 1
        position += 1
    while position < len(tokens):
        if tokens[position].kind is Kind.POINT and reader.current is None and reader.section is None:
            break
        if tokens[position].kind is Kind.POINT:
            position = _take_fraction(reader, tokens, position + 1)
        elif reader.take(tokens[position]):
            position += 1
        else:
            break
    text = "".join(token.text for token in tokens[start:position])
    return reader.finish(text), position


def _take_fraction(reader: _Reader, tokens: Sequence[Token], position: int) -> int:
    """Read the Chinese digits behind 点."""
    place, fraction = ONE, Decimal(0)
    while position < len(tokens) and tokens[position].word.han:
        place = place.scaleb(-1)
        fraction += tokens[position].word.low * place
        position += 1
    if place == ONE or reader.approximate:
        raise UnreadableError("点 needs Chinese digits around it, as in 一点五亿; write digits instead, such as 1.5亿.")
    whole = reader.current or Amount(Decimal(0), Decimal(0), ONE)
    reader.current = whole.plus(Amount(fraction, fraction, place))
    reader.last = replace(tokens[position - 1])
    reader.zero = True
    return position
