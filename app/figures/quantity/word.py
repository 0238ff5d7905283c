"""What a known word can be: the parts of speech of printed numbers."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from app.figures.vocabulary import Bound

ONE = Decimal(1)


class Kind(Enum):
    """The part of speech of a word."""

    COEFFICIENT = auto()  # 12.5, 三, twenty-five, 几
    ARTICLE = auto()  # "a" before million
    SCALE = auto()  # 万, million
    POINT = auto()  # 点 in 一点五
    MORE = auto()  # 多, 余, 来: may stand between number and scale
    FRACTION = auto()  # 分之
    UNIT = auto()
    BEFORE = auto()  # a hedge in front of its number: 超过
    AFTER = auto()  # a hedge behind its number: 以上
    EITHER = auto()  # a hedge on either side: 超
    NOTE = auto()  # a scale set apart: (in millions)
    FALL = auto()  # turns the number negative: 下降, net loss
    RISE = auto()
    DASH = auto()  # minus or range
    TILDE = auto()  # about or range
    PLUS = auto()  # plus sign or "or more"
    TO = auto()
    AND = auto()  # joins a range only after "between"
    BETWEEN = auto()
    BUT = auto()  # more than 10% but less than 20%
    TOLERANCE = auto()  # ±
    CONVERT = auto()  # 约合
    OPEN = auto()
    CLOSE = auto()
    FILLER = auto()  # says nothing about the number
    PHRASE = auto()  # stands for other words


@dataclass(frozen=True, slots=True)
class Word:
    """A word and what it does to a number.

    Attributes:
        kind: its part of speech.
        bound: of a hedge, how it bounds.
        units: of a unit, the codes it may mean, the likeliest first.
        strength: of a unit, whose likeliest meaning wins: counters 0, loose nouns 1, exact names 2.
        ambiguous: of a unit, whether the likeliest meaning may not simply be taken.
        factor: of a unit, how many base units it is (a 成 is 10 percent); of a scale, its size.
        low: of a coefficient, the smallest number it allows.
        high: of a coefficient, the largest.
        place: of a coefficient, the place value of its last digit.
        western: of a scale, whether it belongs to million and billion rather than 万 and 亿.
        plural: of a scale, whether it may stand for several (`millions of`).
        several: of a coefficient, whether it is an envelope; of a scale none.
        han: of a coefficient, whether it is a single Chinese digit.
        expansion: of a phrase, what it stands for.
    """

    kind: Kind
    bound: Bound | None = None
    units: tuple[str, ...] = ()
    strength: int = 0
    ambiguous: bool = False
    factor: Decimal = ONE
    low: Decimal = ONE
    high: Decimal = ONE
    place: Decimal = ONE
    western: bool = False
    plural: bool = False
    several: bool = False
    han: bool = False
    expansion: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands in the text."""

    word: Word
    text: str

    @property
    def kind(self) -> Kind:
        """The part of speech."""
        return self.word.kind
