"""A column that a file lacks leaves what the ledger holds; an empty cell under a column empties it."""

import csv
import io
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.figures.columns import COLUMNS
from app.figures.entry_columns import ENTRY_COLUMNS
from app.figures.figure import IDENTITY, Figure
from app.figures.reference import TABLES
from app.figures.vocabulary import OPEN, Bound
from app.ingest.check import FigureChecker
from app.ingest.load import check
from app.ingest.read import Row
from app.ingest.report import Findings
from app.present.exports import entries_csv, figure_cells, figures_csv
from app.store.engine import session
from app.store.ledger import Ledger
from tests.ingest.samples import FILES, load_into
from tests.strategies import CATALOGUE, figures

WHERE = "geography,period,nature,source,document"
CN_Q1 = "CN,FY2026-Q1,actual,nvidia,tmtpost-h20-mi308-2025-07"
CLAIM = f"metric,subject,{WHERE},as_reported"
NVIDIA = f"revenue,nvidia,{CN_Q1},55.22亿美元"
MORE_TABLES = {
    "events": "slug,date,name_en,government,subjects,note_zh_hant\nban,2025-04-09,A ban,US,nvidia|amd,禁令\n",
    "exchange_rates": "period,base,quote,rate,kind,origin,origin_zh_hans\n2024-Q1,USD,CNY,7.1,average,ECB,欧洲央行\n",
    "topics": "slug,group,question_en,caveat_zh_hans,selection,view,position\nt,g,Q?,注意,metric=revenue,table,7\n",
}
OPTIONAL = [c.name for c in COLUMNS if not c.required and c.name != "id"]


def write(folder: Path, **files: str) -> Path:
    """Write files into a new folder."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def seeded(engine: Engine, tmp_path: Path) -> Engine:
    """Give a ledger that holds the samples' reference tables."""
    assert not load_into(engine, write(tmp_path / "reference", **FILES, **MORE_TABLES)).refused
    return engine


def loaded(engine: Engine, folder: Path, *contents: str, dry_run: bool = False) -> list[str]:
    """Load files of figures; say what they did, or what is wrong with them."""
    files = {f"figures-{number}": content for number, content in enumerate(contents)}
    report = load_into(engine, write(folder / "more", **files), dry_run=dry_run)
    lines = [*report.problem_lines(), *report.summary_lines()]
    return [line.replace(f"{folder / 'more'}/figures-", "") for line in lines]


def only_figure(engine: Engine) -> Figure:
    """Give the one figure that the ledger holds."""
    with session(engine) as opened:
        (figure,) = Ledger(opened).figures()
    return figure


UNCHANGED = ["figures: 0 added, 0 corrected, 1 unchanged"]
ADDED = ["figures: 1 added, 0 corrected, 0 unchanged"]


def test_lacking_and_empty_are_two_things(seeded: Engine, tmp_path: Path) -> None:
    """Without its column a note stays; under its column, an empty cell empties it, and that is told."""
    loaded(seeded, tmp_path, f"{CLAIM},note,locator\n{NVIDIA},Mind this.,p. 4\n")
    assert loaded(seeded, tmp_path, f"{CLAIM},locator\n{NVIDIA},p. 5\n")[1].endswith(": locator")
    assert loaded(seeded, tmp_path, f"{CLAIM}\n{NVIDIA}\n") == UNCHANGED
    assert (only_figure(seeded).note, only_figure(seeded).locator) == ("Mind this.", "p. 5")
    told = loaded(seeded, tmp_path, f"{CLAIM},note\n{NVIDIA},\n", dry_run=True)
    assert told[1].endswith(": note")
    assert loaded(seeded, tmp_path, f"{CLAIM},note\n{NVIDIA},\n") == told[:-1]
    assert (only_figure(seeded).note, only_figure(seeded).locator) == ("", "p. 5")


def test_rules_hold_for_what_stays(seeded: Engine, tmp_path: Path) -> None:
    """A status may lean on the note that the ledger holds; checking a file says the same as loading it."""
    withdrawn = f"{CLAIM},status,status_note\n{NVIDIA},withdrawn,Taken back.\n"
    denied = f"{CLAIM},status\n{NVIDIA},denied\n"
    assert "needs a note" in loaded(seeded, tmp_path, denied)[0]
    assert loaded(seeded, tmp_path, withdrawn) == ADDED
    with session(seeded) as opened:
        assert not check([write(tmp_path / "more", figures=denied)], Ledger(opened)).refused
    assert loaded(seeded, tmp_path, denied)[1].endswith(": status")
    assert loaded(seeded, tmp_path, f"{CLAIM}\n{NVIDIA}\n") == UNCHANGED
    assert only_figure(seeded).status_note == "Taken back."


def test_numbers_stay_with_their_print(seeded: Engine, tmp_path: Path) -> None:
    """Ends, bound and unit that were given beside a print stay while it is the same, and go with it."""
    claim = f"id,metric,subject,{WHERE},as_reported"
    row = f"abc,unit_shipments,nvidia-h20,{CN_Q1},"
    assert loaded(seeded, tmp_path, f"{claim},value_low,value_high,unit\n{row}60万,500000,700000,chips\n") == ADDED
    assert loaded(seeded, tmp_path, f"{claim}\n{row}60万\n") == UNCHANGED
    assert loaded(seeded, tmp_path, f"{claim},value_high\n{row}60万,800000\n")[1].endswith(": value_high")
    kept = only_figure(seeded)
    assert (kept.value_low, kept.value_high, kept.bound, kept.unit) == (
        Decimal(500000),
        Decimal(800000),
        Bound.RANGE,
        "chips",
    )
    assert "has no unit" in loaded(seeded, tmp_path, f"{claim}\n{row}65万\n")[0]
    assert loaded(seeded, tmp_path, f"{claim}\n{row}65万片\n")[1].endswith(
        "abc: as_reported, value_low, value, value_high, bound"
    )
    read = only_figure(seeded)
    assert (read.value_low, read.value, read.value_high, read.bound) == (None, Decimal(650000), None, Bound.EXACT)


def test_ends_can_be_emptied(seeded: Engine, tmp_path: Path) -> None:
    """Empty cells under both ends leave the number as printed, though the file lacks the bound."""
    row = f"unit_shipments,nvidia-h20,{CN_Q1},60万片"
    loaded(seeded, tmp_path, f"{CLAIM},value_low,value_high\n{row},500000,700000\n")
    told = loaded(seeded, tmp_path, f"{CLAIM},value_low,value_high\n{row},,\n")
    assert told[1].endswith(": value_low, value_high, bound")
    assert loaded(seeded, tmp_path, f"{CLAIM},value_low,value_high\n{row},500000,700000\n")[1] == told[1]


def test_what_identifies_a_claim(seeded: Engine, tmp_path: Path) -> None:
    """Without a buyer a row is another claim, unless its id says which one it is."""
    full = f"{CLAIM},buyer,note\n{NVIDIA},bytedance,Sold.\n"
    assert loaded(seeded, tmp_path, full) == ADDED
    sold = only_figure(seeded)
    assert loaded(seeded, tmp_path, f"id,{CLAIM}\n{sold.id},{NVIDIA}\n") == UNCHANGED
    assert loaded(seeded, tmp_path, f"id,{CLAIM},buyer\n{sold.id},{NVIDIA},\n")[1].endswith(": buyer")
    assert replace(only_figure(seeded), buyer="bytedance") == sold
    assert loaded(seeded, tmp_path, f"{CLAIM}\n{NVIDIA}\n") == ADDED


def test_two_rows_of_one_id(seeded: Engine, tmp_path: Path) -> None:
    """In one load a second row may say less than the first, and not more."""
    first, less = f"{CLAIM},note\n{NVIDIA},Mind this.\n", f"{CLAIM}\n{NVIDIA}\n"
    assert loaded(seeded, tmp_path, first, less) == [
        "1.csv:2: The row stands on line 2 of 0.csv already; it counts once. (notice)",
        *ADDED,
    ]
    assert only_figure(seeded).note == "Mind this."
    assert "makes the same claim otherwise (note)" in loaded(seeded, tmp_path, less, first.replace("this", "that"))[0]
    assert (
        "makes the same claim otherwise (locator)"
        in loaded(seeded, tmp_path, less, f"{CLAIM},locator\n{NVIDIA},x\n")[0]
    )


def test_entries_keep_what_a_file_lacks(seeded: Engine, tmp_path: Path) -> None:
    """A list of subjects without parents and one name leaves parents and other names; an empty cell empties."""
    small = "slug,name_en,name_zh_hans,kind\nnvidia-h20,H20 (NVIDIA),,product\nnew,New,新,company\n"
    report = load_into(seeded, write(tmp_path / "more", subjects=small))
    assert report.tables["subjects"].corrected == {"nvidia-h20": ("name_en",)}
    emptied = "slug,name_en,kind,parent\nnvidia-h20,H20 (NVIDIA),product,\n"
    report = load_into(seeded, write(tmp_path / "more", subjects=emptied))
    assert report.tables["subjects"].corrected == {"nvidia-h20": ("parent",)}
    with session(seeded) as opened:
        subjects = Ledger(opened).catalogue().subjects
    assert subjects["nvidia-h20"].fiscal_year_end == "last-sunday-january"
    assert subjects["nvidia-h20"].aliases == ("H20",)
    assert subjects["new"].parent is None


def test_two_entries_of_one_slug(seeded: Engine, tmp_path: Path) -> None:
    """In one load a second row of an entry may say less than the first."""
    files = {
        "sources-1": "slug,name_en,kind,note_en\nx,X,bank,Note\n",
        "sources-2": "slug,name_en,kind\nx,X,bank\n",
    }
    assert not load_into(seeded, write(tmp_path / "more", **files)).refused
    with session(seeded) as opened:
        assert Ledger(opened).catalogue().sources["x"].note.en == "Note"


def without(content: str, lacking: Collection[str]) -> str:
    """Give a CSV text without some columns."""
    rows = list(csv.DictReader(io.StringIO(content)))
    text = io.StringIO()
    writer = csv.DictWriter(text, [name for name in rows[0] if name not in lacking], extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@given(lacking=st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_columns_of_an_export_change_nothing(seeded: Engine, tmp_path: Path, lacking: st.DataObject) -> None:
    """An export of which optional columns were taken out, whichever, is loaded without a change."""
    rows = (
        f"id,{CLAIM},buyer,basis,value_low,value_high,stated_on,quotes,status,status_note,note_zh_hans\n"
        f",{NVIDIA},bytedance,gaap,,,2025-05-28,press,,,注\n"
        f"press,{NVIDIA.replace(',nvidia,tmt', ',idc,tmt')},,,5000000000,6000000000,,,denied,By whom.,\n"
    )
    load_into(seeded, write(tmp_path / "more", figures=rows))
    with session(seeded) as opened:
        ledger = Ledger(opened)
        tables = {table: "".join(entries_csv(table, ledger.catalogue().table(table).values())) for table in TABLES}
        exported = "".join(figures_csv(ledger.figures()))
    files = {"figures": without(exported, lacking.draw(st.sets(st.sampled_from(OPTIONAL))))}
    for table, content in tables.items():
        optional = [c.name for c in ENTRY_COLUMNS[table] if not c.required]
        files[table] = without(
            content, lacking.draw(st.sets(st.sampled_from(optional)) if optional else st.just(set()))
        )
    report = load_into(seeded, write(tmp_path / "less", **files))
    assert not report.refused, report.problem_lines()
    assert not any(table.added or table.corrected for table in report.tables.values()), report.summary_lines()
    assert report.tables["figures"].unchanged == 2


@st.composite
def widened(draw: st.DrawFn) -> Figure:
    """Draw a figure of which ends were given that its print does not state."""
    printed = draw(figures())
    middle = printed.sort_value
    given = {"value_low": 2 * middle - abs(3 * middle) - 1, "value": middle, "value_high": abs(2 * middle) + 1}
    stated = {name: getattr(printed, name) for name in given}
    ends = {name: str(given[name]) for name in given if stated[name] is None}
    bound = draw(st.sampled_from(["", printed.bound.value])) if printed.bound in OPEN else ""
    cells = figure_cells(printed) | ends | {"bound": bound}
    figure = FigureChecker(CATALOGUE, findings := Findings()).figure("f.csv", Row(2, cells))
    assert figure, findings.errors
    return figure


@given(st.one_of(figures(), widened()), st.sets(st.sampled_from(OPTIONAL)))
def test_any_columns_of_any_figure_change_nothing(held: Figure, lacking: set[str]) -> None:
    """A figure that is written without some columns, and read beside what the ledger holds, is the same figure."""
    row = Row(2, {name: cell for name, cell in figure_cells(held).items() if name not in lacking})
    checker = FigureChecker(CATALOGUE, findings := Findings())
    assert checker.figure("f.csv", row, held=held) == held, findings.errors


@given(st.one_of(figures(), widened()), st.sets(st.sampled_from([c for c in OPTIONAL if c not in IDENTITY])))
def test_nor_without_ids(held: Figure, lacking: set[str]) -> None:
    """So it is without an id, as long as the columns of the identity are there."""
    row = Row(2, {name: cell for name, cell in figure_cells(held).items() if name not in {"id", *lacking}})
    checker = FigureChecker(CATALOGUE, findings := Findings())
    claim = checker.claim(row)
    assert claim
    known = replace(held, id=claim.id)
    assert checker.figure("f.csv", row, held=known, claim=claim) == known, findings.errors


@given(widened(), st.decimals(0, 1000, places=2).map(Decimal.normalize))
def test_a_new_print_is_read_anew(held: Figure, number: Decimal) -> None:
    """Of a print that is no longer there no number stays."""
    cells = {name: cell for name, cell in figure_cells(held).items() if name in {c.name for c in COLUMNS if c.required}}
    row = Row(2, cells | {"as_reported": f"{number:f} GB/s", "id": held.id})
    figure = FigureChecker(CATALOGUE, Findings()).figure("f.csv", row, held=held)
    assert figure
    assert (figure.value_low, figure.value, figure.value_high, figure.unit) == (None, number, None, "GB/s")
    assert figure.note == held.note
