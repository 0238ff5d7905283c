"""The import contracts hold, and they break when a room reaches where it must not."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINTER = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the import contracts on a copy of the project."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [str(LINTER), "--no-cache", "--config", str(folder / "pyproject.toml")]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of the program that a test may spoil."""
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold(copy: Path) -> None:
    """No room imports what stands above it, and the pure rooms know neither HTTP nor SQL."""
    result = lint(copy)
    assert result.returncode == 0, result.stdout
    assert "3 kept, 0 broken" in result.stdout


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("figures/vocabulary.py", "import app.findings"),
        ("findings/comparison.py", "import app.store.tables"),
        ("store/engine.py", "import app.findings"),
        ("store/engine.py", "import app.web"),
        ("present/schemas.py", "import app.store"),
        ("present/schemas.py", "import sqlalchemy"),
        ("figures/figure.py", "import fastapi"),
        ("ingest/check.py", "import app.web"),
        ("errors.py", "import app.figures"),
        ("web/params.py", "import app.main"),
    ],
)
def test_a_violation_breaks_them(copy: Path, room: str, line: str) -> None:
    """One forbidden import in one file is enough."""
    file = copy / "app" / room
    file.write_text(f"{file.read_text()}\n{line}\n")
    result = lint(copy)
    assert result.returncode == 1, result.stdout
    assert "BROKEN" in result.stdout


def speaks_sql(text: str) -> bool:
    """Say whether a file's text makes an SQL statement."""
    return bool(re.search(r"(?<![.\w])(select|insert|update|delete|text)\(", text)) and "sqlalchemy" in text


def test_only_the_store_speaks_sql() -> None:
    """Statements are made in the store and nowhere else."""
    files = (ROOT / "app").rglob("*.py")
    speaking = {file.relative_to(ROOT).parts[1] for file in files if speaks_sql(file.read_text())}
    assert speaking == {"store"}
