"""Reference rows become entries, or located sentences on what is wrong with them."""

# ruff: noqa: E501 (sentences stand whole beside what they are about)

from decimal import Decimal

import pytest

from app.figures.reference import Event, ExchangeRate, Geography, Metric, Topic, Words
from app.figures.vocabulary import Adding, MetricKind
from app.ingest.reference import known_columns, required_columns
from tests.ingest.samples import FILES, entries_of

RATES = "period,base,quote,rate,kind,origin\n"
TOPICS = "slug,group,question_en,selection\n"
EVENTS = "slug,date,name_en,subjects,url\n"


def errors_of(**files: str) -> list[str]:
    """Give what is wrong with reference files."""
    return entries_of(**files)[2]


def test_cells_become_fields() -> None:
    """Names take three columns, lists are parted, numbers are decimals, references become slugs."""
    found, catalogue, errors = entries_of(
        metrics=FILES["metrics"]
        .replace("max_percent\n", "max_percent,adding\n")
        .replace("false,100", "TRUE,12.50,stock"),
        events=EVENTS + "stop,2025-04,Stop,H20|AMD,https://example.org/x\n",
        exchange_rates=RATES + "2024,USD,CNY,7.1956,average,ECB\n",
        topics=TOPICS + "t,g,How much?,metric=revenue\n",
    )
    assert not errors
    assert catalogue.metrics["market_share"] == Metric(
        slug="market_share",
        name=Words("Market share"),
        definition=Words("Part of a market."),
        kind=MetricKind.SHARE,
        of="revenue",
        units=("percent",),
        can_be_negative=True,
        max_percent=Decimal("12.5"),
        adding=Adding.STOCK,
    )
    assert catalogue.metrics["revenue"].adding is Adding.NONE
    assert catalogue.subjects["nvidia"].aliases == ("Nvidia Corp", "輝達")
    assert found["events"].entries["stop"] == Event(
        slug="stop", date="2025-04", name=Words("Stop"), subjects=("nvidia-h20", "amd"), url="https://example.org/x"
    )
    assert list(catalogue.exchange_rates.values()) == [
        ExchangeRate(period="2024", base="USD", quote="CNY", rate=Decimal("7.1956"), kind="average", origin="ECB")
    ]
    assert catalogue.topics["t"] == Topic(
        slug="t", group="g", question=Words("How much?"), caveat=Words(), selection="metric=revenue"
    )


def test_a_geography_has_a_code_or_a_slug() -> None:
    """The column may be called either."""
    found, _, errors = entries_of(geographies="slug,name_en\nCN,China\n")
    assert not errors
    assert found["geographies"].entries == {"CN": Geography(slug="CN", name=Words("China"))}
    assert known_columns("geographies")[-1] == "slug"
    assert required_columns("geographies", ["slug"]) == ("slug", "name_en")
    assert required_columns("geographies", ["code"]) == ("code", "name_en")


def test_references_may_be_names() -> None:
    """A parent can be named by an alias; what is kept is its slug."""
    _, catalogue, errors = entries_of(subjects=FILES["subjects"].replace("product,nvidia,", "product,英偉達,"))
    assert not errors
    assert catalogue.subjects["nvidia-h20"].parent == "nvidia"


def _subject(line: str) -> dict[str, str]:
    return {"subjects": FILES["subjects"] + line + "\n"}


@pytest.mark.parametrize(
    ("files", "error"),
    [
        (
            _subject("Two Words,X,,,company,,,,"),
            ("subjects.csv:6: slug: 'Two Words' is not a slug such as nvidia-h20: up to 80 small letters, digits and "
            "hyphens."),
        ),
        (
            {"geographies": "code,name_en\ncn,China\n"},
            "geographies.csv:2: code: 'cn' is not a code such as CN or CN-AND-HK: capitals, digits and hyphens.",
        ),
        (_subject("x,,字,,company,,,,"), "subjects.csv:6: name_en: The cell is empty, and every subject needs its name_en."),
        (_subject("x,X,,,compny,,,,"), "subjects.csv:6: kind: There is no kind 'compny'; did you mean company or country?"),
        (_subject("x,X,,,company,nvidai-h20,,,"), "subjects.csv:6: parent: There is no subject 'nvidai-h20'; did you mean nvidia-h20 or nvidia?"),
        (
            _subject("x,X,,,company,,01-15,,"),
            ("subjects.csv:6: fiscal_year_end: The fiscal year end “01-15” can't be read: write a month's last day such "
            "as 12-31 or 03-31, or a last weekday such as last-sunday-january."),
        ),
        (
            _subject("amd,AMD!,,,company,,,,"),
            "subjects.csv:6: slug: The subject 'amd' stands on line 4 already, with other words; keep one.",
        ),
        (_subject("x,X,,,group,x,,,"), "subjects.csv:6: parent: 'x' comes back to itself: x → x."),
        (
            _subject("x,X,,,company,,,AMD,"),
            "subjects.csv:6: aliases: 'AMD' is a name of the subject amd too; a name can stand for one only.",
        ),
        (
            {"metrics": FILES["metrics"].replace("chips cards", "chips crads")},
            "metrics.csv:4: units: There is no unit 'crads'; did you mean cards?",
        ),
        (
            {"metrics": FILES["metrics"].replace("share,revenue,", "share,revenu,")},
            "metrics.csv:3: of: There is no metric 'revenu'; did you mean revenue?",
        ),
        (
            {"metrics": FILES["metrics"].replace("false,100", "maybe,100")},
            "metrics.csv:3: can_be_negative: 'maybe' is neither true nor false.",
        ),
        (
            {"documents": "slug,title,published_on\nd,D,16/07/2025\n"},
            "documents.csv:2: published_on: 16/07/2025 may have its day or its month first; write dates such as 2025-07-16.",
        ),
        (
            {"documents": "slug,title,url\nd,D,javascript:x\n"},
            "documents.csv:2: url: 'javascript:x' is not a web address such as https://example.org/page.",
        ),
        ({"events": EVENTS + "e,2025-13,E,,\n"}, "events.csv:2: date: There is no day 2025-13-01."),
        ({"events": EVENTS + "e,2025,E,,\n"}, "events.csv:2: date: 2025 is not a date such as 2025-07-16."),
        ({"events": EVENTS + "e,2025-01,E,amd|amz,\n"}, "events.csv:2: subjects: There is no subject 'amz'; did you mean amd?"),
        (
            {"exchange_rates": RATES + "2024,USD,CNY,0,average,ECB\n"},
            "exchange_rates.csv:2: rate: A rate is greater than zero, and this one is 0.",
        ),
        (
            {"exchange_rates": RATES + "FY2024,USD,CNY,7,average,ECB\n"},
            "exchange_rates.csv:2: period: A rate is for a calendar period such as 2025-Q1, not for FY2024.",
        ),
        (
            {"exchange_rates": RATES + "2024,USD,USD,7,average,ECB\n"},
            "exchange_rates.csv:2: quote: A rate is between two currencies, and both are USD.",
        ),
        (
            {"topics": TOPICS + "t,g,Q?,metrc=revenue\n"},
            "topics.csv:2: selection: There is no parameter 'metrc'; did you mean metric or metric__in or metric__not?",
        ),
        (
            {"topics": TOPICS + "t,g,Q?,metric=revenu\n"},
            "topics.csv:2: selection: There is no metric 'revenu'; did you mean revenue?",
        ),
        (
            {"topics": TOPICS + "t,g,Q?,metric=\n"},
            "topics.csv:2: selection: The selection chooses nothing; write it like metric=revenue&subject=nvidia.",
        ),
        (
            {"topics": "slug,group,question_en,selection,position\nt,g,Q?,metric=revenue,1.5\n"},
            "topics.csv:2: position: '1.5' is not a whole number such as 10.",
        ),
    ],
)  # fmt: skip
def test_refusals(files: dict[str, str], error: str) -> None:
    """What is wrong with an entry is said at its column, with what would be right."""
    assert errors_of(**files) == [error]


def test_an_ambiguous_alias_is_told_on_both_entries() -> None:
    """Each of two entries that share an alias is told of the other."""
    more = "x,X,,,company,,,Same,\ny,Y,,,company,,,same,\n"
    assert errors_of(subjects=FILES["subjects"] + more) == [
        "subjects.csv:6: aliases: 'Same' is a name of the subject y too; a name can stand for one only.",
        "subjects.csv:7: aliases: 'same' is a name of the subject x too; a name can stand for one only.",
    ]


def test_longer_circles() -> None:
    """Entries that are part of one another are told, each at its place."""
    more = "x,X,,,group,y,,,\ny,Y,,,group,x,,,\n"
    assert errors_of(subjects=FILES["subjects"] + more) == [
        "subjects.csv:6: parent: 'x' comes back to itself: x → y → x.",
        "subjects.csv:7: parent: 'y' comes back to itself: y → x → y.",
    ]


def test_a_refused_entry_is_told_once() -> None:
    """Who refers to an entry that was refused is refused without another sentence."""
    subjects = FILES["subjects"].replace("nvidia,NVIDIA,英伟达,英偉達,company,", "nvidia,NVIDIA,英伟达,英偉達,firm,")
    found, _, errors = entries_of(subjects=subjects)
    assert [error[:21] for error in errors] == ["subjects.csv:2: kind:"]
    assert found["subjects"].refused == {"nvidia", "nvidia-h20"}
    assert found["sources"].refused == {"nvidia"}
