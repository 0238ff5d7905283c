"""Files enter the ledger in full or not at all, and a second time changes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.ingest.load import EmptyLedger, check
from app.ingest.recheck import recheck
from app.present.exports import entries_csv, figures_csv
from app.store.engine import session
from app.store.ledger import Ledger
from tests.ingest.samples import FILES, HEADER, load_into

GOOD = (
    f"{HEADER}\n"
    ",revenue,nvidia,CN,,FY2026-Q1,55.22亿美元,actual,nvidia,tmtpost-h20-mi308-2025-07,,,\n"
    "press,revenue,英伟达,CN,,FY2026-Q1,约55亿美元,actual,idc,tmtpost-h20-mi308-2025-07,,,\n"
)
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the samples' files, some of them replaced, into a folder."""

    def written(folder: str = "seed", **files: str) -> Path:
        path = tmp_path / folder
        path.mkdir(exist_ok=True)
        for table, content in (FILES | {"figures": GOOD} | files).items():
            (path / f"{table}.csv").write_text(content, encoding="utf-8")
        return path

    return written


def held(engine: Engine) -> tuple[int, list[str]]:
    """Give the ledger's version and what is printed in its figures."""
    with session(engine) as opened:
        ledger = Ledger(opened)
        return ledger.version, sorted(figure.as_reported for figure in ledger.figures())


def test_loading_twice_changes_nothing(engine: Engine, write: Write) -> None:
    """The first load adds, the second finds everything as it stands, and the version stays."""
    folder = write()
    first, version = load_into(engine, folder), held(engine)
    again = load_into(engine, folder)
    assert first.summary_lines() == [
        "metrics: 4 added, 0 corrected, 0 unchanged",
        "subjects: 4 added, 0 corrected, 0 unchanged",
        "sources: 2 added, 0 corrected, 0 unchanged",
        "documents: 2 added, 0 corrected, 0 unchanged",
        "geographies: 3 added, 0 corrected, 0 unchanged",
        "bases: 2 added, 0 corrected, 0 unchanged",
        "figures: 2 added, 0 corrected, 0 unchanged",
    ]
    assert version == held(engine) == (1, ["55.22亿美元", "约55亿美元"])
    assert again.tables["figures"].unchanged == 2
    assert not any(table.added or table.corrected for table in again.tables.values())


def test_corrections_are_told(engine: Engine, write: Write) -> None:
    """A changed entry and a changed figure are told with the columns that changed."""
    load_into(engine, write())
    figures, subjects = (
        GOOD.replace("约55亿美元", "约56亿美元"),
        FILES["subjects"].replace("AMD,,,", "Advanced Micro,,,"),
    )
    lines = load_into(engine, write(figures=figures, subjects=subjects)).summary_lines()
    assert "  corrected amd: name_en" in lines
    assert "  corrected press: as_reported, value" in lines


def test_a_dry_run_says_the_same_and_writes_nothing(engine: Engine, write: Write) -> None:
    """A dry run reports what a load would, and the ledger stays empty."""
    lines = load_into(engine, write(), dry_run=True).summary_lines()
    assert lines[-2:] == ["figures: 2 added, 0 corrected, 0 unchanged", "Dry run: nothing was written."]
    assert held(engine) == (0, [])


def test_one_bad_row_keeps_everything_out(engine: Engine, write: Write) -> None:
    """A load with an error changes nothing, and tells all errors of all files."""
    folder = write(figures=GOOD.replace("约55亿美元", "many"), bases=FILES["bases"] + "Bad Slug,B,B\n")
    report = load_into(engine, folder)
    assert held(engine) == (0, [])
    slug, number = (line.partition("seed/")[2] for line in report.problem_lines())
    assert slug.startswith("bases.csv:4: slug: 'Bad Slug' is not a slug")
    assert number.startswith("figures.csv:3: as_reported: ")
    assert report.summary_lines() == ["Nothing was loaded: 2 errors in 20 rows of 7 files."]
    assert report.tables["figures"].added == 0
    assert report.to_dict()["loaded"] is False


def test_figures_find_what_the_ledger_holds(engine: Engine, write: Write, tmp_path: Path) -> None:
    """A file of figures alone is read by the ledger's entries, and may quote its figures."""
    load_into(engine, write())
    more = tmp_path / "more.csv"
    more.write_text(
        f"{HEADER}\n,revenue,amd,CN,,2024,62亿美元,actual,idc,tmtpost-h20-mi308-2025-07,press,,\n", encoding="utf-8"
    )
    assert load_into(engine, more).summary_lines() == ["figures: 1 added, 0 corrected, 0 unchanged"]


def test_an_export_loads_without_a_change(engine: Engine, write: Write) -> None:
    """What is exported can be loaded again; nothing is added and nothing is corrected."""
    load_into(engine, write())
    with session(engine) as opened:
        ledger = Ledger(opened)
        files = {table: "".join(entries_csv(table, ledger.catalogue().table(table).values())) for table in FILES}
        files["figures"] = "".join(figures_csv(ledger.figures()))
    report = load_into(engine, write("export", **files))
    assert not report.refused, report.problem_lines()
    assert not any(table.added or table.corrected for table in report.tables.values())


def test_the_ledger_checked_against_itself(engine: Engine, write: Write) -> None:
    """What a load took is taken again as it stands."""
    load_into(engine, write())
    with session(engine) as opened:
        report = recheck(Ledger(opened))
    assert report.summary_lines() == ["Nothing is wrong in 19 rows of 1 file."]


def test_checking_needs_no_ledger(write: Write) -> None:
    """Files can be checked where there is no ledger yet."""
    assert check([write()], EmptyLedger()).summary_lines() == ["Nothing is wrong in 19 rows of 7 files."]


def test_progress_is_told(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits is told how many rows of which file have been read."""
    monkeypatch.setattr("app.ingest.load._BATCH", 2)
    told = []
    check([write()], EmptyLedger(), progress=lambda file, rows: told.append((Path(file).name, rows)))
    assert ("metrics.csv", 2) in told
    assert told[-1] == ("figures.csv", 2)


def test_which_file_is_which(tmp_path: Path) -> None:
    """Names and headers tell tables; a folder's other files are left alone, an unknown CSV file is an error."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "2025.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / "figures-a.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / "Subjects.extra.csv").write_text(FILES["subjects"], encoding="utf-8")
    (tmp_path / "datapackage.json").write_text("{}", encoding="utf-8")
    (tmp_path / ".hidden.csv").write_text("x", encoding="utf-8")
    (tmp_path / "other.csv").write_text("a,b\n", encoding="utf-8")
    report = check([tmp_path, tmp_path / "figures-a.csv"], EmptyLedger())
    assert {Path(name).name: table for name, table in report.files.items()} == {
        "Subjects.extra.csv": "subjects",
        "figures-a.csv": "figures",
        "2025.csv": "figures",
    }
    assert report.problem_lines()[0] == (
        f"{tmp_path}/other.csv: The name doesn't say what the file holds (figures, metrics, subjects, sources, "
        "documents, geographies, bases, events, exchange_rates, topics), nor is its header that of figures (metric, "
        "subject, geography, as_reported, nature, source, document)."
    )


def test_missing_files_and_empty_folders(tmp_path: Path) -> None:
    """What isn't there is said in a sentence."""
    report = check([tmp_path / "no.csv", tmp_path], EmptyLedger())
    assert report.problem_lines() == [
        f"{tmp_path}/no.csv: There is no such file or folder.",
        f"{tmp_path}: The folder holds no CSV file.",
    ]


def test_most_errors_are_counted_only(write: Write) -> None:
    """The first two hundred errors are told, the rest is counted."""
    report = check([write(figures=GOOD + ",x\n" * 100)], EmptyLedger())
    lines = report.problem_lines()
    assert len(lines) == 201
    assert lines[-1] == "… and 500 more errors."
    assert report.tables["figures"].refused == 100


def test_a_bare_ledger_is_told_of_once(engine: Engine, write: Write) -> None:
    """Where nothing that figures name is there, the report ends with what comes first; later it does not."""
    hint = "The ledger holds no metrics and no subjects yet: run `chipledger load seed` first (`make run` does so too)."
    alone = write("alone") / "figures.csv"
    for report in (load_into(engine, alone), load_into(engine, alone, dry_run=True), check([alone], EmptyLedger())):
        assert report.summary_lines()[1:] == [hint]
        assert report.to_dict()["hint"] == hint
    load_into(engine, write())
    broken = write("alone", figures=GOOD.replace("revenue", "revenu")) / "figures.csv"
    assert load_into(engine, broken).to_dict()["hint"] is None


def test_no_hint_where_entries_are_wrong(write: Write) -> None:
    """Who brings metrics and subjects along is told what is wrong with them, and nothing else."""
    folder = write(metrics="slug,name_en\n", subjects="slug\n")
    report = check([folder], EmptyLedger())
    assert report.refused
    assert len(report.summary_lines()) == 1
