"""The documentation says what the program does: tables, links, commands and examples are held against the code."""

import csv
import io
import re
import shlex
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from app.cli import app as command_line
from app.main import create_app
from app.settings import Settings
from docs import generate

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    page
    for page in ROOT.rglob("*.md")
    if not any(part.startswith(".") or part in {"node_modules", "vendor"} for part in page.relative_to(ROOT).parts)
)
"""Every page that is ours."""

SERVER = "http://127.0.0.1:8000"
_CODE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def name_of(page: Path) -> str:
    """Give a page's path in the project."""
    return str(page.relative_to(ROOT))


def read(page: Path) -> str:
    """Read a page."""
    return page.read_text(encoding="utf-8")


def code(page: Path, language: str) -> list[str]:
    """Give the pieces of code of a page in one language."""
    return [text for marked, text in _CODE.findall(read(page)) if marked == language]


def commands(page: Path) -> Iterator[str]:
    """Give every command that a page tells the reader to type."""
    for text in code(page, "console"):
        yield from (line.removeprefix("$ ") for line in text.splitlines() if line.startswith("$ "))


def anchors(page: Path) -> set[str]:
    """Give the anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", _CODE.sub("", read(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in headings}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make a ledger of the seed."""
    url = f"sqlite:///{tmp_path_factory.mktemp('docs') / 'ledger.db'}"
    done = run(url, "load", str(ROOT / "seed"))
    assert done[0] == 0, done[1]
    return url


@pytest.fixture(scope="module")
def client(database: str) -> Iterator[TestClient]:
    """Serve the ledger of the seed."""
    with TestClient(create_app(Settings(database_url=database)), base_url=SERVER) as serving:
        yield serving


def run(url: str, *arguments: str) -> tuple[int, str]:
    """Run a command on a ledger; give its exit code and all it said."""
    done = CliRunner().invoke(command_line, list(arguments), env={"CHIPLEDGER_DATABASE_URL": url})
    return done.exit_code, done.output


@pytest.mark.parametrize("page", generate.PAGES, ids=name_of)
def test_generated_tables_are_current(page: Path) -> None:
    """Settings, commands, parameters, readings are those of the code; if not: `python -m docs.generate`."""
    text = read(page)
    assert text == generate.up_to_date(text)


def test_no_generated_table_is_left_out() -> None:
    """Every table that can be made from the code stands on some page."""
    text = "".join(read(page) for page in generate.PAGES)
    assert [name for name in generate.BLOCKS if f"<!-- {name}: made by docs/generate.py -->" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file leads to one in the project, and to a heading that it has."""
    broken = []
    for link in _LINK.findall(_CODE.sub("", read(page))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_every_page_can_be_found() -> None:
    """The index of the documentation, or a page that it leads to, names each page."""
    index = ROOT / "docs" / "README.md"
    seen, open_pages = {index}, [index]
    while open_pages:
        page = open_pages.pop()
        for link in _LINK.findall(_CODE.sub("", read(page))):
            target = (page.parent / link.partition("#")[0]).resolve()
            if target.suffix == ".md" and target not in seen:
                seen.add(target)
                open_pages.append(target)
    assert [name_of(page) for page in PAGES if page.is_relative_to(ROOT / "docs") and page not in seen] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_can_be_typed(page: Path) -> None:
    """Every `make` target and `chipledger` command exists, and takes the options that are shown."""
    targets = re.findall(r"^([a-z-]+):", read(ROOT / "Makefile"), re.MULTILINE)
    for command in commands(page):
        words = [word for word in shlex.split(command, comments=True) if "=" not in word or word.startswith("-")]
        if words[0] == "make":
            assert words[1] in targets, command
        if words[0].endswith("chipledger"):
            options = [word for word in words[2:] if word.startswith("--")]
            code_, said = run("sqlite://", words[1], "--help")
            assert code_ == 0, command
            assert all(option in said for option in options), command


CURLS = [(name_of(page), command) for page in PAGES for command in commands(page) if command.startswith("curl ")]


@pytest.mark.parametrize(("page", "command"), CURLS)
def test_curls_are_answered(page: str, command: str, client: TestClient) -> None:
    """Every `curl` gets what the page says: 200, or the status in the remark behind it."""
    del page
    words = shlex.split(command, comments=True)
    asked = urlencode([w.partition("=")[::2] for flag, w in pairwise(words) if flag == "--data-urlencode"])
    (address,) = (word for word in words if word.startswith(SERVER))
    remark = re.search(r"# (\d{3})", command)
    answer = client.get(f"{address}?{asked}" if asked else address)
    assert answer.status_code == (int(remark[1]) if remark else 200), answer.text


def test_the_readme_has_its_parts() -> None:
    """The README has a picture, the two commands, one `curl` and one CSV row."""
    readme = ROOT / "README.md"
    typed = list(commands(readme))
    assert [shlex.split(line, comments=True) for line in typed[:2]] == [["make", "run"], ["make", "test"]]
    assert len([line for line in typed if line.startswith("curl ")]) == 1
    assert len(list(csv.DictReader(io.StringIO(code(readme, "csv")[0])))) == 1
    assert "](docs/screenshots/topic.png)" in read(readme)


def test_the_row_of_the_readme_is_taken(database: str, tmp_path: Path) -> None:
    """The README's row is without an error, and is in the seed already, as the README says."""
    file = tmp_path / "figures.csv"
    file.write_text(code(ROOT / "README.md", "csv")[0], encoding="utf-8")
    assert run(database, "check", str(file)) == (0, "Nothing is wrong in 1 row of 1 file.\n")
    assert run(database, "load", str(file)) == (0, "figures: 0 added, 0 corrected, 1 unchanged\n")


def test_every_dependency_is_accounted_for() -> None:
    """The architecture says of each package that the program needs what it is for, and of no other."""
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    needed = [*project["dependencies"], *(p for extra in project["optional-dependencies"].values() for p in extra)]
    names = {re.split(r"[^\w-]", package)[0] for package in needed}
    table = read(ROOT / "docs" / "architecture.md").partition("## Why each dependency")[2]
    assert set(re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE)) == names


def test_every_room_is_shown() -> None:
    """The architecture tells of every folder and file at the top of the program."""
    text = read(ROOT / "docs" / "architecture.md")
    rooms = [p for p in (ROOT / "app").iterdir() if not p.name.startswith("_") and (p.is_dir() or p.suffix == ".py")]
    assert [room.name for room in rooms if f"`app/{room.name}`" not in text] == []


def test_named_files_exist() -> None:
    """Paths of the program that pages name are there."""
    prefixes = ("app/", "tests/", "docs/", "seed/", "migrations/", "static/", "templates/")
    missing = [
        (name_of(page), path)
        for page in PAGES
        for path in re.findall(r"`([\w./-]+)`", read(page))
        if path.startswith(prefixes) and not (ROOT / path).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["home.png", "topic.png"])
def test_pictures_are_small(name: str) -> None:
    """A picture doesn't keep a reader of the README waiting."""
    assert 10_000 < (ROOT / "docs" / "screenshots" / name).stat().st_size < 300_000
