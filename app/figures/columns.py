"""The row: every column's name, kind and meaning. CSV, JSON, exports and tables all take their columns from here."""

from dataclasses import dataclass
from enum import StrEnum

from app.figures.vocabulary import Bound, Nature, Status
from app.sentences import Sentence, sentence


class ColumnKind(StrEnum):
    """What a cell holds."""

    ID = "id"
    SLUG = "slug"
    CHOICE = "choice"
    PERIOD = "period"
    TEXT = "text"
    UNIT = "unit"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the row.

    Attributes:
        table: the reference table whose slugs the column holds, if it does.
        choices: the closed list that the column takes its words from, if it does.
        required: whether a row without it is refused.
        output: whether it is only given out; in a file it may stand, and is not read.
        good, bad: cells that are taken and cells that are refused, for the documentation and its test.
    """

    name: str
    kind: ColumnKind
    meaning: Sentence
    table: str | None = None
    choices: tuple[str, ...] = ()
    required: bool = False
    output: bool = False
    identity: bool = False
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()

    @property
    def nested(self) -> bool:
        """Say whether the column's entries have parents, so that `__under` makes sense."""
        return self.table in {"subjects", "geographies"}


COLUMNS = (
    Column(
        name="id",
        kind=ColumnKind.ID,
        meaning=sentence(
            "Stable public id. Left empty, it is derived from the claim's identity, so that loading a file twice "
            "adds nothing. Give one only where a document really says two things under one identity."
        ),
        good=("tmtpost-b30-orders",),
        bad=("Two words", "UPPER"),
    ),
    Column(
        name="metric",
        kind=ColumnKind.SLUG,
        table="metrics",
        required=True,
        identity=True,
        meaning=sentence("What is measured."),
        good=("revenue", "Revenue"),
        bad=("revenu",),
    ),
    Column(
        name="subject",
        kind=ColumnKind.SLUG,
        table="subjects",
        required=True,
        identity=True,
        meaning=sentence("What it is about: a company, a product, a group of vendors or a market. Aliases resolve."),
        good=("nvidia", "英伟达", "英偉達"),
        bad=("nvidai",),
    ),
    Column(
        name="buyer",
        kind=ColumnKind.SLUG,
        table="subjects",
        identity=True,
        meaning=sentence("Who buys, where the claim says."),
        good=("", "bytedance"),
        bad=("someone",),
    ),
    Column(
        name="relative_to",
        kind=ColumnKind.SLUG,
        table="subjects",
        identity=True,
        meaning=sentence("The whole of a share, or the baseline of a ratio."),
        good=("", "nvidia-h20"),
        bad=("the best chip",),
    ),
    Column(
        name="geography",
        kind=ColumnKind.SLUG,
        table="geographies",
        required=True,
        identity=True,
        meaning=sentence("The place covered: an ISO 3166 code, or an own code for what ISO lacks."),
        good=("CN", "CN-AND-HK", "WORLD"),
        bad=("Atlantis",),
    ),
    Column(
        name="basis",
        kind=ColumnKind.SLUG,
        table="bases",
        identity=True,
        meaning=sentence("A definition that changes the number."),
        good=("", "gaap"),
        bad=("some basis",),
    ),
    Column(
        name="period",
        kind=ColumnKind.PERIOD,
        identity=True,
        meaning=sentence(
            "The canonical label of the period; fiscal labels follow the subject's fiscal calendar. Common "
            "spellings are read. Empty only where the claim names none."
        ),
        good=("2024", "2024-H1", "2024年上半年", "FY2026-Q1", "2025/2029", "2024-07-15"),
        bad=("2024-Q5", "last year"),
    ),
    Column(
        name="period_start",
        kind=ColumnKind.DATE,
        output=True,
        meaning=sentence("First day of the period, derived from `period` and the subject's fiscal calendar."),
    ),
    Column(
        name="period_end",
        kind=ColumnKind.DATE,
        output=True,
        meaning=sentence("Last day of the period, inclusive."),
    ),
    Column(
        name="as_reported",
        kind=ColumnKind.TEXT,
        required=True,
        meaning=sentence("The number as printed, with its unit and hedges."),
        good=("55.22亿美元", "60万-80万片", "up to $5.5 billion"),
        bad=("many", "800-900亿"),
    ),
    Column(
        name="as_converted",
        kind=ColumnKind.TEXT,
        meaning=sentence(
            "A conversion printed beside it, kept as a witness for checks and never as a figure of its own."
        ),
        good=("", "约合人民币1235亿元"),
        bad=("a fortune",),
    ),
    Column(
        name="value_low",
        kind=ColumnKind.NUMBER,
        meaning=sentence("Lower end in the base unit (dollars, not billions). Empty: read from `as_reported`."),
        good=("", "600000"),
        bad=("0.6 million",),
    ),
    Column(
        name="value",
        kind=ColumnKind.NUMBER,
        meaning=sentence(
            "The number in the base unit. Empty: read from `as_reported`, or stated only as an end or a range."
        ),
        good=("", "5522000000"),
        bad=("5.5bn",),
    ),
    Column(
        name="value_high",
        kind=ColumnKind.NUMBER,
        meaning=sentence("Upper end in the base unit. Empty: read from `as_reported`."),
        good=("", "800000"),
        bad=("0.8 million",),
    ),
    Column(
        name="bound",
        kind=ColumnKind.CHOICE,
        choices=tuple(Bound),
        meaning=sentence("How the number is bounded. Empty: read from `as_reported`."),
        good=("", "range"),
        bad=("roughly",),
    ),
    Column(
        name="unit",
        kind=ColumnKind.UNIT,
        identity=True,
        meaning=sentence("ISO 4217 code for money, `percent`, `chips`, `cards`, … Empty: read from `as_reported`."),
        good=("", "USD", "chips"),
        bad=("dollars", "bn USD"),
    ),
    Column(
        name="nature",
        kind=ColumnKind.CHOICE,
        choices=tuple(Nature),
        required=True,
        identity=True,
        meaning=sentence("How the source means it."),
        good=("actual", "forecast"),
        bad=("maybe",),
    ),
    Column(
        name="source",
        kind=ColumnKind.SLUG,
        table="sources",
        required=True,
        identity=True,
        meaning=sentence("Who states it. Not where we read it."),
        good=("nvidia",),
        bad=("nobody",),
    ),
    Column(
        name="document",
        kind=ColumnKind.SLUG,
        table="documents",
        required=True,
        identity=True,
        meaning=sentence("Where we read it."),
        good=("tmtpost-h20-mi308-2025-07",),
        bad=("a newspaper",),
    ),
    Column(
        name="locator",
        kind=ColumnKind.TEXT,
        meaning=sentence("Where in the document: paragraph, table, page."),
        good=("¶12", "p. 40, table 3"),
    ),
    Column(
        name="stated_on",
        kind=ColumnKind.DATE,
        identity=True,
        meaning=sentence("Date of the statement. Empty: the document's date."),
        good=("", "2025-05-28"),
        bad=("28/05/2025", "May 2025"),
    ),
    Column(
        name="quotes",
        kind=ColumnKind.ID,
        meaning=sentence("Id of the figure that this one only repeats: an echo, not independent evidence."),
        good=("", "tmtpost-b30-orders"),
    ),
    Column(
        name="supersedes",
        kind=ColumnKind.ID,
        meaning=sentence("Id of the same source's earlier figure that this one replaces."),
        good=("",),
    ),
    Column(
        name="status",
        kind=ColumnKind.CHOICE,
        choices=tuple(Status),
        meaning=sentence("What has become of the claim. Empty: `stands`."),
        good=("", "withdrawn"),
        bad=("gone",),
    ),
    Column(
        name="status_note",
        kind=ColumnKind.TEXT,
        meaning=sentence("Why, and where that is said; needed where `status` is not `stands`."),
        good=("",),
    ),
    Column(
        name="note",
        kind=ColumnKind.TEXT,
        meaning=sentence("The editor's remark in English, shown to readers."),
        good=("", "The page prints the fiscal year as a calendar year."),
    ),
    Column(
        name="note_zh_hans",
        kind=ColumnKind.TEXT,
        meaning=sentence("The same remark in simplified Chinese."),
        good=("", "该页把财年印成了公历年。"),
    ),
    Column(
        name="note_zh_hant",
        kind=ColumnKind.TEXT,
        meaning=sentence("The same remark in traditional Chinese."),
        good=("", "該頁把財年印成了曆年。"),
    ),
    Column(
        name="recorded_at",
        kind=ColumnKind.TIME,
        output=True,
        meaning=sentence("When this ledger first held the claim (UTC)."),
    ),
)
"""The columns of the row, in their order."""

BY_NAME = {column.name: column for column in COLUMNS}
"""The columns by name."""
