"""The command line: what it prints, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from tests.ingest.samples import FILES, HEADER
from tests.present.spreadsheet_cells import sheets

LINE = "{},revenue,nvidia,CN,,FY2026-Q1,{},actual,nvidia,tmtpost-h20-mi308-2025-07,,,\n"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Set the ledger to a file that does not exist yet."""
    path = tmp_path / "ledger.db"
    monkeypatch.setenv("CHIPLEDGER_DATABASE_URL", f"sqlite:///{path}")
    return path


@pytest.fixture
def seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a small seed, and set it as the seed."""
    folder = tmp_path / "seed"
    folder.mkdir()
    for table, content in (FILES | {"figures": f"{HEADER}\n{LINE.format('', '55.22亿美元')}"}).items():
        (folder / f"{table}.csv").write_text(content, encoding="utf-8")
    monkeypatch.setenv("CHIPLEDGER_SEED_PATH", str(folder))
    return folder


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin, prog_name="chipledger")


def answers(result: Result) -> list[dict[str, object]]:
    """Read JSON lines."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_load_and_export(seed: Path, tmp_path: Path) -> None:
    """A seed is loaded, exported into a folder and loaded again without a change."""
    assert run("load").exit_code == 0
    assert run("export", tmp_path / "out").exit_code == 0
    again = run("load", tmp_path / "out", "--format", "json")
    report = json.loads(again.stdout)
    assert report["loaded"] is True
    assert report["tables"]["figures"] == {"read": 1, "refused": 0, "added": 0, "corrected": {}, "unchanged": 1}
    assert seed.exists()


def test_exports_to_standard_output_and_files(seed: Path, tmp_path: Path) -> None:
    """CSV by default, JSON or a spreadsheet if asked for or if the file's name says so."""
    run("load", seed)
    assert run("export").stdout.splitlines()[0].startswith("id,metric,subject,")
    assert json.loads(run("export", "-", "--format", "json").stdout)["data"][0]["value"] == 5522000000
    assert run("export", tmp_path / "out.json").exit_code == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["data"][0]["subject"] == "nvidia"
    assert run("export", tmp_path / "out.csv").exit_code == 0
    assert "55.22亿美元" in (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert run("export", tmp_path / "out.xlsx").exit_code == 0
    assert sheets((tmp_path / "out.xlsx").read_bytes())["figures"][1][2] == "nvidia"
    assert run("export", "-", "--format", "xlsx").stdout_bytes == (tmp_path / "out.xlsx").read_bytes()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    assert run("export", "-", "--format", "folder").exit_code == 2
    assert run("export", tmp_path / "no" / "out.csv").exit_code == 1


def test_errors_are_located(seed: Path) -> None:
    """What is wrong goes to standard error with its place; the exit code is 1, and there is no ledger change."""
    (seed / "figures.csv").write_text(f"{HEADER}\n{LINE.format('Bad Id', '55.22亿美元')}", encoding="utf-8")
    result = run("load", seed)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        (
            f"{seed}/figures.csv:2: id: 'Bad Id' is not an id such as tmtpost-b30-orders: "
            "3 to 64 small letters, digits and hyphens."
        ),
        "Nothing was loaded: 1 error in 18 rows of 7 files.",
    ]
    assert not result.stdout


def test_a_dry_run_makes_no_ledger(seed: Path, database: Path) -> None:
    """A dry run writes nothing, not even an empty ledger."""
    result = run("load", seed, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-2:] == [
        "figures: 1 added, 0 corrected, 0 unchanged",
        "Dry run: nothing was written.",
    ]
    assert not database.exists()


def test_check(seed: Path, database: Path) -> None:
    """Files are checked with and without a ledger; the ledger is checked if no file is named."""
    assert run("check", seed).stdout == "Nothing is wrong in 18 rows of 7 files.\n"
    assert not database.exists()
    nowhere = run("check")
    assert (nowhere.exit_code, nowhere.stderr) == (1, "There is no ledger yet; `chipledger load` makes one.\n")
    run("load", seed)
    assert run("check", seed / "figures.csv").stdout == "Nothing is wrong in 1 row of 1 file.\n"
    assert run("check").stdout == "Nothing is wrong in 18 rows of 1 file.\n"
    bad = run("check", seed / "nothing.csv")
    assert (bad.exit_code, bad.stderr.splitlines()[0]) == (1, f"{seed}/nothing.csv: There is no such file or folder.")


def test_quantity() -> None:
    """Each text gets one line of JSON with exact numbers."""
    result = run("quantity", "55.22亿美元", "-5%", "60万-80万片")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == (
        '{"text": "55.22亿美元", "value_low": null, "value": 5522000000, "value_high": null, "bound": "exact", '
        '"unit": "USD", "precision": 1000000}'
    )
    assert [answer["value"] for answer in answers(result)] == [5522000000, -5, None]


def test_quantity_from_standard_input() -> None:
    """Each line gets an answer, blank and unreadable ones too; then the exit code is 1."""
    lines = "\ufeff5 GB\r\n\n800-900亿\n".encode() + b"\xff5%\n" + "5\u2028%".encode()
    result = run("quantity", stdin=lines)
    assert result.exit_code == 1
    found = answers(result)
    assert [answer["text"] for answer in found] == ["5 GB", "", "800-900亿", "\ufffd5%", "5\u2028%"]
    assert ["error" in answer for answer in found[:4]] == [False, True, True, True]
    assert set(found[1]) == {"text", "error"}


def test_quantity_with_a_unit() -> None:
    """A unit helps where print has none; an unknown one is a slip of the caller's."""
    assert answers(run("quantity", "800-900亿", "--unit", "CNY"))[0]["value_low"] == 80000000000
    assert run("quantity", "5", "--unit", "bananas").exit_code == 2


def test_quantity_survives_what_a_reader_may_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong with one text, it gets its line."""

    def fail(_text: str, _unit: str | None) -> None:
        raise ArithmeticError

    monkeypatch.setattr("app.figures.quantity.read_quantity", fail)
    assert answers(run("quantity", "5%")) == [{"text": "5%", "error": "“5%” can't be read."}]


def test_period() -> None:
    """Periods are read likewise, fiscal ones by the year's end that is named."""
    result = run("period", "2024年上半年", "FY2026-Q1", "--fiscal-year-end", "last-sunday-january")
    assert answers(result) == [
        {"text": "2024年上半年", "period": "2024-H1", "period_start": "2024-01-01", "period_end": "2024-06-30"},
        {"text": "FY2026-Q1", "period": "FY2026-Q1", "period_start": "2025-01-27", "period_end": "2025-04-27"},
    ]
    assert run("period", "last year").exit_code == 1
    assert run("period", "2024", "--fiscal-year-end", "never").exit_code == 2


def test_migrate(database: Path, seed: Path) -> None:
    """Tables are made, taken down, and missed in a sentence."""
    assert run("migrate").stdout.startswith("The ledger is at revision 0")
    assert database.exists()
    assert run("migrate", "base", "--down").stdout == "The ledger is at revision base.\n"
    missing = run("export")
    assert missing.exit_code == 1
    assert missing.stderr.startswith("The ledger has no tables, and this program needs ")
    assert run("load", seed).exit_code == 0
    unknown = run("migrate", "nowhere")
    assert unknown.exit_code == 1
    assert unknown.stderr.startswith("The ledger can't be brought to revision 'nowhere': ")


def test_serve_takes_settings_and_options(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings say where to listen, and an option overrules them."""
    started: dict[str, object] = {}
    monkeypatch.setattr("uvicorn.run", lambda _app, **options: started.update(options))
    monkeypatch.setenv("CHIPLEDGER_PORT", "9000")
    early = run("serve")
    assert (early.exit_code, early.stderr.count("\n")) == (1, 1)
    run("migrate")
    assert run("serve", "--host", "::1").exit_code == 0
    assert (started["host"], started["port"], started["reload"]) == ("::1", 9000, False)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("PORT", "x", "CHIPLEDGER_PORT: Input should be a valid integer"),
        ("REPLICA_URLS", "x", "CHIPLEDGER_REPLICA_URLS: It is a list of addresses in JSON"),
        ("DATABASE_URL", "x", "The ledger can't be opened: "),
        ("DATABASE_URL", "sqlite:////proc/none/x.db", ""),
    ],
)
def test_bad_settings_are_sentences(monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str) -> None:
    """A wrong variable is named, without a traceback."""
    monkeypatch.setenv(f"CHIPLEDGER_{name}", value)
    result = run("migrate")
    assert result.exit_code == 1
    assert result.stderr.startswith(message)
    assert isinstance(result.exception, SystemExit)


def test_usage() -> None:
    """Help is at hand under both names; a wrong option is exit code 2; the version is a number."""
    assert "quantity" in run("-h").stdout
    assert run("load", "--help").exit_code == 0
    assert run("load", "--nonsense").exit_code == 2
    assert run("version").stdout.strip()[0].isdigit()


def test_output_is_utf_8_everywhere() -> None:
    """A bare C locale changes neither input nor output."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    environment |= {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    command = [sys.executable, "-c", "from app.cli import app; app()", "quantity", "55.22亿美元"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert '"text": "55.22亿美元"'.encode() in done.stdout


def test_quantity_starts_fast() -> None:
    """Reading a number loads neither a database nor a web framework."""
    code = (
        "import sys; from app.cli import app; app(['quantity', '5%'], standalone_mode=False); "
        "sys.exit(bool({'sqlalchemy', 'fastapi', 'sqlmodel', 'rich'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
