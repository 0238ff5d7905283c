"""A header in other words is told in one sentence, with the columns that are meant where that is certain."""

from pathlib import Path

import pytest

from app.figures.columns import COLUMNS
from app.ingest.load import EmptyLedger, check
from app.ingest.words import headings
from app.present.languages import Language
from app.present.words.terms import columns

NEEDED = "metric, subject, geography, as_reported, nature, source, document"
NONE_KNOWN = f"The header names none of the table's columns; it needs {NEEDED}."


def told(path: Path, content: str, encoding: str = "utf-8") -> list[str]:
    """Check a file; give what is wrong with it, without its name."""
    path.write_bytes(content.encode(encoding))
    report = check([path], EmptyLedger())
    return [str(error).removeprefix(str(path)) for error in report.findings.errors]


def test_a_chinese_header_is_one_error(tmp_path: Path) -> None:
    """Names that the pages use are told with what they mean, others without a guess."""
    header = "指标,主体,地区,原文數字,营业额\n营收,英伟达,中国,55亿美元,5\n"
    assert told(tmp_path / "figures.csv", header) == [
        f":1: {NONE_KNOWN} Of its names, '指标' is metric, '地区' is geography, '原文數字' is as_reported."
    ]
    assert told(tmp_path / "figures.csv", "什么,主体\n") == [f":1: {NONE_KNOWN}"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_chinese_header_under_an_unknown_name(tmp_path: Path, encoding: str) -> None:
    """The pages' own headings say that a file holds figures; other words say what figures need."""
    told_of = told(tmp_path / "数据.csv", "指标;对象;原文数字\r\n营收;英伟达;55亿美元\r\n", encoding)
    assert [message.partition("Of its names")[2] for message in told_of] == [
        ", '指标' is metric, '对象' is subject, '原文数字' is as_reported."
    ]
    (other,) = told(tmp_path / "数据.csv", "指标;主体;数额\r\n营收;英伟达;五十五亿美元\r\n", encoding)
    assert other.endswith(f"nor is its header that of figures ({NEEDED}).")


def test_some_names_are_known(tmp_path: Path) -> None:
    """Among known columns, each unknown name is told with the column that it means."""
    errors = told(tmp_path / "figures.csv", f"{NEEDED},Editor’s note,單位\n")
    assert errors == [
        ":1: editor’s note: There is no column 'editor’s note'; did you mean note?",
        ":1: 單位: There is no column '單位'; did you mean unit?",
    ]


def test_a_file_without_a_header(tmp_path: Path) -> None:
    """A first row of values is told once, for reference tables too."""
    assert told(tmp_path / "figures.csv", "revenue,nvidia,CN,55亿美元\n") == [f":1: {NONE_KNOWN}"]
    assert told(tmp_path / "sources.csv", "idc,IDC,research\n") == [
        ":1: The header names none of the table's columns; it needs slug, name_en, kind."
    ]


def test_each_heading_means_one_column() -> None:
    """No heading stands for two columns, in whichever language."""
    assert set(headings().values()) == {column.name for column in COLUMNS}
    for language in Language:
        assert {name: headings()[text.casefold()] for name, text in columns(language).items()} == {
            column.name: column.name for column in COLUMNS
        }
