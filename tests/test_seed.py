"""The seed: it loads whole, says where everything stands, and is described by its data package."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import frictionless
import pytest
from sqlalchemy import Engine

from app import answers
from app.figures.vocabulary import DateCertainty
from app.ingest.load import load
from app.store.engine import make_engine, session
from app.store.ledger import Ledger

SEED = Path(__file__).parents[1] / "seed"
ARTICLES = {
    "h20-returns-newspaper-2025-07": 15,
    "leiphone-h20-dealers-2025-07": 12,
    "tmtpost-h20-mi308-2025-07": 60,
    "qian-h20-licence-2025-07": 12,
    "h200-export-repost-2025-12": 9,
}
"""The five source articles, each with the least number of figures that a careful reader finds in it."""


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Iterator[Engine]:
    """Give a ledger that holds the seed."""
    path = tmp_path_factory.mktemp("seed") / "ledger.db"
    shutil.copy(migrated_sqlite, path)
    engine = make_engine(f"sqlite:///{path}")
    with session(engine, writing=True) as opened:
        report = load([SEED], Ledger(opened), who="tests")
        assert report.problem_lines() == []
    yield engine
    engine.dispose()


def test_loading_the_seed_twice_changes_nothing(seeded: Engine) -> None:
    """The second load finds every row unchanged."""
    with session(seeded, writing=True) as opened:
        report = load([SEED], Ledger(opened), who="tests")
        assert not report.refused
        assert Ledger(opened).version == 1


def test_every_article_has_its_figures(seeded: Engine) -> None:
    """Each of the five articles is in the ledger with all that it prints, well over a hundred figures together."""
    with session(seeded) as opened:
        counts = Counter(figure.document for figure in Ledger(opened).figures())
    assert all(counts[document] >= least for document, least in ARTICLES.items()), counts
    assert sum(counts[document] for document in ARTICLES) > 110


def test_every_figure_says_where_it_stands(seeded: Engine) -> None:
    """Every figure has a place in its document or that document's address, and a day if the document has one."""
    with session(seeded) as opened:
        ledger = Ledger(opened)
        for figure in ledger.figures():
            document = ledger.catalogue().documents[figure.document]
            assert figure.locator or document.url, figure.id
            assert figure.locator or figure.document not in ARTICLES, figure.id
            assert figure.stated_on or document.published_on is None, figure.id
            assert document.published_on is None or document.date_certainty is not DateCertainty.UNKNOWN, document.slug


def test_every_entry_is_named_in_three_languages(seeded: Engine) -> None:
    """Names, questions and caveats are there in English and in both Chinese scripts; definitions where one is due."""
    with session(seeded) as opened:
        catalogue = Ledger(opened).catalogue()
    missing = []
    for table in ("metrics", "subjects", "sources", "geographies", "bases", "events", "topics"):
        for entry in catalogue.table(table).values():
            words = [getattr(entry, "name")]  # noqa: B009 - every table but documents has names
            words += [entry.definition] if table in {"metrics", "bases"} else []  # type: ignore[union-attr]
            words += [entry.caveat] if table == "topics" else []  # type: ignore[union-attr]
            missing += [f"{table}/{entry.slug}" for w in words if not (w.en and w.zh_hans and w.zh_hant)]
    assert missing == []


def test_every_topic_compares_something(seeded: Engine) -> None:
    """Each topic is a question that selects at least two figures."""
    with session(seeded) as opened:
        ledger = Ledger(opened)
        topics = answers.home(ledger).topics
    assert len(topics) >= 8
    assert [found.topic.slug for found in topics if len(found.figures) < 2] == []
    assert all(found.topic.question.en.endswith("?") for found in topics)


def test_echoes_lead_to_their_origin(seeded: Engine) -> None:
    """What is quoted is in the ledger, and is of the same metric."""
    with session(seeded) as opened:
        held = {figure.id: figure for figure in Ledger(opened).figures()}
    echoes = [figure for figure in held.values() if figure.quotes]
    assert echoes
    assert [f.id for f in echoes if held[f.quotes or ""].metric != f.metric] == []


def test_the_data_package_describes_the_files() -> None:
    """The package is valid, names every CSV file, and every file keeps to its schema."""
    report = frictionless.validate(str(SEED / "datapackage.json"))
    assert report.flatten(["type", "message"]) == []
    package = json.loads((SEED / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in package["resources"]} == {path.name for path in SEED.glob("*.csv")}
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    for resource in package["resources"]:
        header = (SEED / resource["path"]).read_text(encoding="utf-8").splitlines()[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
