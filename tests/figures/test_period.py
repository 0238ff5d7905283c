"""Periods: every spelling, the days they mean under a fiscal calendar, and how they lie to one another."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UnreadableError
from app.figures.period import CALENDAR_YEAR, FiscalCalendar, Granularity, Period, PeriodPart, read_period

NVIDIA = FiscalCalendar.read("last-sunday-january")
DAY = timedelta(days=1)

calendars = st.builds(FiscalCalendar, st.integers(1, 12), st.none() | st.integers(0, 6))
years = st.integers(1990, 2100)


@st.composite
def parts(draw: st.DrawFn, *, fiscal: bool) -> str:
    """Draw a canonical label that is no span."""
    year = draw(years)
    pieces = ["", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4"]
    if fiscal:
        return f"FY{year}{draw(st.sampled_from(pieces))}"
    month = draw(st.dates(date(year, 1, 1), date(year, 12, 31)))
    return f"{year}{draw(st.sampled_from([*pieces, f'-{month:%m}', f'-{month:%m-%d}']))}"


@st.composite
def labels(draw: st.DrawFn) -> str:
    """Draw a canonical label, a span where two parts make one."""
    fiscal = draw(st.booleans())
    first, last = draw(parts(fiscal=fiscal)), draw(parts(fiscal=fiscal))
    one, other = read_period(first), read_period(last)
    return f"{first}/{last}" if one.start < other.start and one.end < other.end else first


CANONICAL = (
    "2024|2024-Q3|2024-H1|2024-07|2024-07-15|FY2026|FY2026-Q1|FY2027-H1|2025/2029|2022-01/2025-03|"
    "FY2026-Q1/FY2026-Q3|2024/2025-03|2024-02-29|1990|2100"
)

SPELLINGS = {
    "2024": "２０２４|2024年|2024年度|2024年全年|full year 2024|CY2024|cy24|calendar year 2024| 2024 |"
    "2024\u00a0年|2024/2024",
    "2024-H1": "2024H1|H1 2024|1H24|1H2024|h1 2024|2024 H1|24H1|H1'24|2024年上半年|2024上半年|first half of 2024|"
    "1st half 2024|first-half 2024|２０２４年上半年",
    "2024-H2": "2024年下半年|2H24|second half of 2024",
    "2024-Q1": "2024Q1|Q1 2024|1Q24|2024年第一季度|2024年一季度|2024年Q1|2024年1季度|2024 年 第 一 季 度|"
    "Q1’24|2024年首季|first quarter of 2024|first quarter 2024|2024-q1|２０２４Ｑ１",
    "2024-Q4": "fourth quarter of 2024|2024第四季度|4Q2024",
    "FY2026": "FY26|fy 2026|fiscal 2026|fiscal year 2026|Fiscal Year 2026|2026财年|2026財年|2026財政年度|2026會計年度|"
    "26财年",
    "FY2026-Q1": "FY26 Q1|FY2026Q1|Q1 FY26|Q1 FY2026|1QFY26|FY26-Q1|2026财年第一财季|2026財年第一季度|2026财年Q1|"
    "first quarter of fiscal 2026|First Quarter of Fiscal Year 2026|fiscal 2026 first quarter|"
    "first-quarter fiscal 2026|FY2026年第一季度|first quarter of the fiscal year 2026",
    "FY2027-H1": "FY2027 H1|H1 FY27|1HFY27|2027财年上半年|first half of fiscal 2027",
    "2024-07": "2024年7月|2024年07月|2024年七月|2024年7月份|July 2024|Jul 2024|Jul. 2024|JULY, 2024|2024-7|"
    "２０２４年７月",
    "2024-12": "2024年十二月|Dec 2024|2024-12",
    "2024-09": "Sept 2024|Sept. 2024|Sep 2024",
    "2024-07-15": "2024年7月15日|2024年7月15號|15 July 2024|15th July 2024|July 15, 2024|Jul 15 2024|2024-7-15",
    "2022/2024": "2022年至2024年|2022-2024|2022 – 2024|2022—2024年|2022～2024|2022至2024年|自2022年至2024年|"
    "from 2022 to 2024|2022 through 2024|2022 / 2024",
    "2022/2025-03": "2022年-2025年3月|2022年至2025年3月",
    "2022-01/2025-03": "2022年1月至2025年3月|2022-01-2025-03|January 2022 to March 2025|Jan 2022 - Mar 2025|"
    "從2022年1月到2025年3月",
    "2025-Q1/2025-Q3": "2025 Q1-Q3|2025Q1-Q3|Q1-Q3 2025|2025年前三季度|2025年首三季|2025年第一至第三季度|2025年1-3季度|"
    "9M 2025|9M25|2025-9M|first nine months of 2025|first three quarters of 2025|2025年前九个月|2025年前9個月|"
    "2025Q1至2025Q3|Q1 2025 - Q3 2025|2025年第一季度至第三季度",
    "FY2024-Q1/FY2024-Q3": "FY2024-9M|FY24 9M|9M FY2024|2024财年前三季度|FY2024-Q1/FY2024-Q3|fy2024-q1/fy2024-q3",
    "FY2022/FY2024": "FY22-FY24|FY2022 to FY2024|2022财年至2024财年",
    "2024-07/2024-09": "2024年7月至9月|2024年7-9月|2024年七至九月|July-September 2024|July to September 2024",
}

REFUSED = [
    ("", "empty"),
    ("   ", "empty"),
    ("24", "four digits"),
    ("24年", "four digits"),
    ("Jul 24", "four digits"),
    ("24年7月", "four digits"),
    ("本季度", "no year"),
    ("7月", "no year"),
    ("Q1", "no year"),
    ("٢٠٢٤", "no year"),
    ("1989", "1990"),
    ("2101-Q1", "2100"),
    ("0000", "1990"),
    ("2024-13", "month 13"),
    ("2024年13月", "month 13"),
    ("2024-00", "month 0"),
    ("2024-25", "month 25"),
    ("2024-02-30", "day 30"),
    ("2023-02-29", "day 29"),
    ("2024-07-00", "day 0"),
    ("2024 Q5", "quarter 5"),
    ("2024年第五季度", "quarter 5"),
    ("2024-Q0", "quarter 0"),
    ("H3 2024", "half 3"),
    ("FY2026-01", "fiscal"),
    ("2024/7", "slash"),
    ("2024/7/15", "slash"),
    ("2024/25", "slash"),
    ("2024Q1/2024Q3", "slash"),
    ("2024/2025/2026", "slash"),
    ("2025/2024", "before"),
    ("2025-2024", "before"),
    ("2024/2024-03", "before"),
    ("FY2024/2025", "mix"),
    ("2024年至FY2026", "mix"),
    ("CY2024财年", "calendar"),
    ("Q1 2022-2024", "two ways"),
    ("2024 Q1-H1", "same length"),
    ("2024年末", "“末”"),
    ("2022年至今", "“今”"),
    ("2022年至", "lacks an end"),
    ("FY22-24", "order"),
    ("20241Q", "order"),
    ("Q12024", "order"),
    ("20247月", "order"),
    ("2024" * 30, "longer"),
]


@pytest.mark.parametrize("label", CANONICAL.split("|"))
def test_canonical_labels_are_left_alone(label: str) -> None:
    """A canonical label is its own canonical form."""
    assert read_period(label).label == label


@pytest.mark.parametrize(
    ("text", "label"), [(text, label) for label, texts in SPELLINGS.items() for text in texts.split("|")]
)
def test_common_spellings_become_canonical(text: str, label: str) -> None:
    """What people write, in either language, is read and written back in the one canonical form."""
    assert read_period(text) == read_period(label)
    assert str(read_period(text)) == label


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_unclear_is_refused_with_its_reason(text: str, reason: str) -> None:
    """A text that is no period, or could be two, is an error that names the part and shows right forms."""
    with pytest.raises(UnreadableError) as caught:
        read_period(text)
    assert reason in caught.value.message
    assert "2024-Q3" in caught.value.message


@given(text=st.text(alphabet="0129 FYQHM-/年月日至季度第一三半上财个'.,July of", max_size=90))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text whatever makes the reader fail in any way but its own."""
    try:
        period = read_period(text)
    except UnreadableError:
        return
    assert read_period(period.label) == period


@given(label=labels(), calendar=calendars)
def test_canonical_labels_read_back(label: str, calendar: FiscalCalendar) -> None:
    """A period's label reads back to an equal period under any calendar, and it never ends before it starts."""
    period = read_period(label, calendar)
    assert period.label == label
    assert read_period(period.label, calendar) == period
    assert Period(period.label, period.start, period.end) == period
    assert period.start <= period.end
    assert period.days >= 1
    assert period.parts.label == label


@pytest.mark.parametrize(
    ("label", "start", "end"),
    [
        ("FY2023", "2022-01-31", "2023-01-29"),
        ("FY2024", "2023-01-30", "2024-01-28"),
        ("FY2025", "2024-01-29", "2025-01-26"),
        ("FY2026-Q1", "2025-01-27", "2025-04-27"),
        ("FY2026-Q2", "2025-04-28", "2025-07-27"),
        ("FY2026-Q3", "2025-07-28", "2025-10-26"),
        ("FY2026", "2025-01-27", "2026-01-25"),
        ("FY2027-H1", "2026-01-26", "2026-07-26"),
        ("FY2016-Q3", "2015-07-27", "2015-10-25"),
        ("FY2016-Q4", "2015-10-26", "2016-01-31"),
        ("FY2026-Q1/FY2026-Q3", "2025-01-27", "2025-10-26"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
    ],
)
def test_nvidia_periods_have_nvidia_days(label: str, start: str, end: str) -> None:
    """NVIDIA's year ends on January's last Sunday, a 53rd week is in its last quarter, calendar labels don't move."""
    period = read_period(label, NVIDIA)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("calendar", "label", "start", "end"),
    [
        ("", "FY2025-Q1", "2025-01-01", "2025-03-31"),
        ("12-31", "FY2025-H2", "2025-07-01", "2025-12-31"),
        ("03-31", "FY2025", "2024-04-01", "2025-03-31"),
        ("03-31", "FY2025-Q1", "2024-04-01", "2024-06-30"),
        ("03-31", "FY2025-Q4", "2025-01-01", "2025-03-31"),
        ("02-28", "FY2024", "2023-03-01", "2024-02-29"),
        ("02-29", "FY2024-Q2", "2023-06-01", "2023-08-31"),
        ("last-saturday-december", "FY2022", "2021-12-26", "2022-12-31"),
    ],
)
def test_other_fiscal_years_have_their_days(calendar: str, label: str, start: str, end: str) -> None:
    """A year that ends with a month has quarters of three calendar months, and one of weeks thirteen weeks each."""
    period = read_period(label, FiscalCalendar.read(calendar))
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@given(calendar=calendars, year=years.filter(lambda year: year < 2100))
def test_quarters_and_halves_tile_the_fiscal_year(calendar: FiscalCalendar, year: int) -> None:
    """Quarters, halves and years follow each other without gap or overlap, whatever the calendar."""
    whole = read_period(f"FY{year}", calendar)
    for pieces in (["H1", "H2"], ["Q1", "Q2", "Q3", "Q4"]):
        periods = [read_period(f"FY{year}-{piece}", calendar) for piece in pieces]
        assert (periods[0].start, periods[-1].end) == (whole.start, whole.end)
        assert all(one.end + DAY == following.start for one, following in pairwise(periods))
        assert all(whole.contains(period) for period in periods)
    assert whole.end + DAY == read_period(f"FY{year + 1}", calendar).start
    assert whole.end == calendar.year_end(year)
    assert whole.end.year == year


@given(calendar=calendars)
def test_calendars_read_back(calendar: FiscalCalendar) -> None:
    """A fiscal calendar's text reads back to the same calendar."""
    assert FiscalCalendar.read(str(calendar)) == calendar


@pytest.mark.parametrize("text", ["12-31", "03-31", "last-sunday-january", "last-saturday-december"])
def test_calendar_texts_are_given_back(text: str) -> None:
    """A canonical text is given back as it came, and no text is the calendar year."""
    assert str(FiscalCalendar.read(text)) == text
    assert FiscalCalendar.read("") == FiscalCalendar.read("12-31") == CALENDAR_YEAR


@pytest.mark.parametrize("text", ["12-30", "13-31", "00-00", "0331", "last-sunday", "first-sunday-january", "january"])
def test_other_fiscal_year_ends_are_refused(text: str) -> None:
    """A day inside a month, or a word that is no month, is an error that shows right forms."""
    with pytest.raises(UnreadableError, match="last-sunday-january"):
        FiscalCalendar.read(text)


@given(one=labels(), two=labels())
def test_overlap_and_containment_are_those_of_days(one: str, two: str) -> None:
    """Periods overlap both ways or not at all, and what contains another overlaps it and is no shorter."""
    a, b = read_period(one), read_period(two)
    assert a.overlaps(b) is b.overlaps(a)
    assert a.overlaps(b) is (max(a.start, b.start) <= min(a.end, b.end))
    if a.contains(b):
        assert a.overlaps(b)
        assert a.days >= b.days


def test_periods_are_ordered_by_their_days() -> None:
    """Periods are sorted by first day, then last day, then label."""
    texts = ["2025", "FY2024", "2024-Q1", "2024", "2024-01", "2023/2025"]
    ordered = " ".join(str(period) for period in sorted(map(read_period, texts)))
    assert ordered == "2023/2025 2024-01 2024-Q1 2024 FY2024 2025"


@pytest.mark.parametrize(
    ("label", "granularity", "is_fiscal", "days"),
    [
        ("2024", "year", False, 366),
        ("FY2025-H1", "half", True, 181),
        ("2024-Q1", "quarter", False, 91),
        ("2024-07", "month", False, 31),
        ("2024-07-15", "day", False, 1),
        ("FY2024/FY2025", "span", True, 731),
    ],
)
def test_a_period_describes_itself(label: str, granularity: str, is_fiscal: bool, days: int) -> None:  # noqa: FBT001
    """A period says how long it is, by its label and in days, and whether it is fiscal."""
    period = read_period(label)
    assert (period.granularity, period.is_fiscal, period.days) == (granularity, is_fiscal, days)


def test_a_period_gives_its_parts_in_numbers() -> None:
    """Whoever prints a period in words gets year, kind, number, month and day of both ends."""
    first, last = read_period("FY2026-Q1/FY2026-Q3").parts
    assert first == PeriodPart(2026, fiscal=True, kind=Granularity.QUARTER, number=1)
    assert last.number == 3
    day = read_period("2024年7月15日").parts.first
    assert (day.year, day.month, day.day, day.number) == (2024, 7, 15, None)


@pytest.mark.parametrize("label", ["2024Q1", "2024/2024", "fy2026", "2024-13", ""])
def test_a_period_has_a_canonical_label_only(label: str) -> None:
    """A period can't be built with a label that isn't canonical, nor with its days in the wrong order."""
    with pytest.raises(UnreadableError):
        Period(label, date(2024, 1, 1), date(2024, 12, 31))
    with pytest.raises(UnreadableError):
        Period("2024", date(2024, 12, 31), date(2024, 1, 1))
