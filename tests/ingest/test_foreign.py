"""What is no CSV file is said to be what it is, whatever it is called."""

# ruff: noqa: E501 (sentences stand whole beside what they are about)

import gzip
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from app.ingest.load import EmptyLedger, check
from tests.ingest.samples import ROW

WORKBOOK = "This is an Excel workbook, and only CSV files are read; save its sheet as “CSV UTF-8”."


def excel() -> bytes:
    """Give a workbook whose sheet holds a good row of figures."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, list(ROW))
        sheet.write_row(1, 0, list(ROW.values()))
    return file.getvalue()


def archive(*names: str) -> bytes:
    """Give a ZIP archive of empty files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "")
    return file.getvalue()


def told(path: Path, content: bytes) -> list[str]:
    """Check a file; give what is wrong with it, without its name."""
    path.write_bytes(content)
    report = check([path], EmptyLedger())
    return [str(error).removeprefix(f"{path}: ") for error in report.findings.errors]


@pytest.mark.parametrize("name", ["data.csv", "Book1.xlsx", "figures.csv", "subjects-new.xlsx"])
def test_a_workbook_under_any_name(tmp_path: Path, name: str) -> None:
    """An Excel workbook is said to be one, and how it becomes a file that can be read."""
    assert told(tmp_path / name, excel()) == [WORKBOOK]


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "This is an Excel workbook of the old kind (.xls) or with a password, and"),
        (archive("mimetype", "content.xml"), "This is an OpenDocument file, and"),
        (archive("Index/Document.iwa"), "This is a Numbers document, and"),
        (archive("figures.csv"), "This is a ZIP archive; take the CSV files out of it."),
        (excel()[:400], "This is a ZIP archive or a workbook, and a part of it is missing; get the file once more."),
        (gzip.compress(b"metric,subject\n"), "This is a compressed file (gzip); decompress it first."),
        (b"%PDF-1.7\n", "This is a PDF, and"),
    ],
)  # fmt: skip
def test_other_kinds(tmp_path: Path, content: bytes, beginning: str) -> None:
    """What spreadsheets and mail programs leave under a name of CSV is told by its first bytes."""
    (message,) = told(tmp_path / "data.csv", content)
    assert message.startswith(beginning)


@pytest.mark.parametrize("name", ["data.csv", "figures.csv"])
@pytest.mark.parametrize("content", ["55.22億美元", "實際", "輝達在中國的營業收入為五十五億美元，較去年同期增長"])
def test_big5_is_named(tmp_path: Path, name: str, content: str) -> None:
    """Text as Excel writes it on a Taiwanese Windows is refused by its encoding's name, and never misread."""
    table = f"metric,subject,as_reported\r\nrevenue,輝達,{content}\r\n"
    assert told(tmp_path / name, table.encode("cp950")) == [
        "Line 2 is not valid UTF-8; the file looks like Big5, which Excel writes on a Taiwanese Windows. Save it as “CSV UTF-8”."
    ]


def test_simplified_chinese_is_not_taken_for_big5(tmp_path: Path) -> None:
    """Few words of everyday simplified Chinese in GB18030 are enough to be read."""
    table = "metric,subject,as_reported\r\nrevenue,英伟达,55.22亿美元\r\n"
    (tmp_path / "data.csv").write_bytes(table.encode("gb18030"))
    report = check([tmp_path / "data.csv"], EmptyLedger())
    assert [notice.message[:17] for notice in report.findings.notices] == ["Read as GB18030, "]


def test_a_folder_of_workbooks(tmp_path: Path) -> None:
    """A folder without CSV files names the workbooks in it; those that Excel hides are not counted."""
    (tmp_path / "Book1.xlsx").write_bytes(excel())
    (tmp_path / "~$Book1.xlsx").write_bytes(b"")
    assert [str(error) for error in check([tmp_path], EmptyLedger()).findings.errors] == [
        f"{tmp_path}: The folder holds no CSV file; save each sheet of Book1.xlsx as “CSV UTF-8”."
    ]
