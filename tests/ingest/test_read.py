"""Bytes become numbered rows, whatever program wrote them."""

# ruff: noqa: E501 (sentences stand whole beside what they are about)

import io

import pytest

from app.ingest import read
from app.ingest.read import Row, open_sheet
from app.ingest.report import Findings
from tests.ingest.samples import rows_of, sheet

CHINESE = "metric,subject\n营收,英伟达公司在中国的芯片收入\n"


def cells(content: str | bytes) -> list[dict[str, str]]:
    """Read rows, of which none may be wrong."""
    rows, findings = rows_of(content)
    assert not findings.errors
    return [row.cells for row in rows]


def errors(content: str | bytes) -> list[str]:
    """Read rows; give what is wrong."""
    _, findings = rows_of(content)
    return [str(error) for error in findings.errors]


def test_rows_are_numbered_by_their_first_line() -> None:
    """A row bears the number of the line that it begins on, with quoted line ends and blank lines counted."""
    rows, _ = rows_of('a,b\n1,"x\ny"\n\n , \n2,z\n')
    assert rows == [Row(2, {"a": "1", "b": "x\ny"}), Row(6, {"a": "2", "b": "z"})]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding: str) -> None:
    """UTF-8 with and without mark, UTF-16 with mark and GB18030 are read alike."""
    assert cells(CHINESE.encode(encoding)) == [{"metric": "营收", "subject": "英伟达公司在中国的芯片收入"}]


def test_big_endian_utf_16() -> None:
    """UTF-16 is read in both byte orders."""
    assert cells(b"\xfe\xff" + CHINESE.encode("utf-16-be"))[0]["metric"] == "营收"


def test_gb18030_is_told() -> None:
    """Whoever sends GB18030 is told that it was guessed."""
    _, findings = rows_of(CHINESE.encode("gb18030"))
    assert [str(notice) for notice in findings.notices] == [
        "figures.csv: Read as GB18030, because it is not valid UTF-8; look at its Chinese text, or save it as “CSV UTF-8”."
    ]


@pytest.mark.parametrize("encoding", ["big5", "latin-1", "shift-jis"])
def test_other_encodings_are_refused(encoding: str) -> None:
    """Bytes that are some GB18030, but no everyday simplified Chinese, are refused and not misread."""
    text = {
        "big5": "輝達在中國的營業收入為五十五億美元，較去年同期增長",
        "latin-1": "a\nSociété Générale dépêche première",
        "shift-jis": "データセンターの売上高は日本でおよそ",
    }[encoding]
    assert errors(f"a\n{text}\n".encode(encoding))[0].startswith("figures.csv: Line ")


def test_broken_utf_8() -> None:
    """Text that is in no encoding we know is refused with its line."""
    assert errors(b"a,b\n1,2\n3,\xff\xff\n") == [
        "figures.csv: Line 3 is not valid UTF-8 nor GB18030; save the file as “CSV UTF-8”, and check its Chinese text first."
    ]


def test_broken_after_a_mark() -> None:
    """A mark is a promise; what breaks it is refused."""
    assert errors(b"\xef\xbb\xbfa,b\n1,\xff\n") == [
        "figures.csv: The file is marked as UTF-8, and line 2 is not valid UTF-8; save it again as “CSV UTF-8”."
    ]


def test_nul() -> None:
    """A NUL is in no text; unmarked UTF-16 is what it mostly is."""
    assert errors("a,b\n1,2\n".encode("utf-16-le")) == [
        (
            "figures.csv: Line 1 holds a NUL character, which no text has; is it a CSV file? "
            "Unicode text without a mark is to be saved as “CSV UTF-8”."
        )
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_dialects(delimiter: str, end: str) -> None:
    """Commas, semicolons and tabs part cells, and every line end ends rows."""
    text = end.join([delimiter.join(["a", "b"]), delimiter.join(["1", '"x,;\ty"']), ""])
    assert cells(text) == [{"a": "1", "b": "x,;\ty"}]


def test_line_ends_inside_cells_are_alike() -> None:
    """A cell with Windows line ends is the same as one without."""
    assert cells('a\r\n"x\r\ny"\r\n') == [{"a": "x\ny"}]


def test_excel() -> None:
    """Excel's hint of a delimiter, its mark, its empty columns and rows are taken for what they are."""
    assert cells("\ufeffsep=;\r\nA ;b;;\r\n1;2;;\r\n;;;\r\n") == [{"a": "1", "b": "2"}]


def test_spaces_are_trimmed() -> None:
    """Every kind of space is trimmed from cells, zero-width ones too."""
    assert cells("a,b\n\u00a0 1\u3000,\u200bx y\ufeff\n") == [{"a": "1", "b": "x y"}]


def test_short_rows() -> None:
    """Cells that are missing at a row's end are empty."""
    assert cells("a,b,c\n1\n") == [{"a": "1", "b": "", "c": ""}]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("", "figures.csv: The file is empty: its first line must name the columns."),
        ("\n \n", "figures.csv: The file is empty: its first line must name the columns."),
        ("a,b\n1,2,3\n", "figures.csv:2: The row has 3 cells, and the header 2; a cell with a comma needs quotes."),
        ("a,b\n1,2\x07\n", "figures.csv:2: b: The cell holds a control character (U+0007), which is to be taken out."),
        ('a,b\n1,"2\n3,4\n', "figures.csv:2: A quotation mark is opened in this row and never closed."),
        (
            'a,b\n1,"2"3\n',
            "figures.csv:2: A quotation mark stands inside a cell; write it twice, and put the whole cell in quotation marks.",
        ),
        (f"a,b\n1,{'x' * 10_001}\n", "figures.csv:2: b: The cell has 10,001 characters; 10,000 are allowed."),
        (
            f'a,b\n1,"{"x" * 200_000}\n',
            "figures.csv:2: A cell is longer than 10,000 characters; is a quotation mark left open?",
        ),
    ],
)
def test_refusals(content: str, error: str) -> None:
    """What can't be read is said with its line and what would be right."""
    assert errors(content) == [error]


def test_a_bad_row_does_not_stop_the_others() -> None:
    """The rows around a bad one are read, and the bad one is counted."""
    findings = Findings()
    opened = sheet("a,b\n1,2\n1,2,3\n5,6\n", findings)
    assert opened
    assert [row.number for row in opened.rows()] == [2, 4]
    assert opened.refused == 1


def test_largest_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is refused before it is read."""
    monkeypatch.setattr(read, "LARGEST_FILE", 1000)
    assert errors("a" * 1001) == ["figures.csv: The file has 1,001 bytes; 1,000 are allowed. Divide it."]


def test_header() -> None:
    """Unknown columns are named with the nearest known ones; doubled, nameless and missing ones are named too."""
    findings = Findings()
    opened = sheet("Metric,subjct,,metric,zzz\n", findings)
    assert opened
    assert not opened.has_good_header(("metric", "subject"), ("metric", "subject"))
    assert [str(error) for error in findings.errors] == [
        "figures.csv:1: subjct: There is no column 'subjct'; did you mean subject?",
        "figures.csv:1: Column 3 has no name; name it, or take it out.",
        "figures.csv:1: zzz: There is no column 'zzz'; there are metric, subject.",
        "figures.csv:1: metric: The column 'metric' stands in the header 2 times; keep one.",
        "figures.csv:1: subject: The column 'subject' is missing, and every row needs it.",
    ]


def test_the_stream_stays_open() -> None:
    """The caller's stream is the caller's to close."""
    stream = io.BytesIO(b"a\n1\n")
    opened = open_sheet(stream, "f.csv", Findings())
    assert opened
    assert len(list(opened.rows())) == 1
    assert not stream.closed
