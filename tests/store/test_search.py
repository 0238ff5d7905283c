"""Full text in Chinese and English, the same on both databases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.store.engine import session
from app.store.ledger import Ledger
from app.store.search import count, find, fold_text, fold_words, index_words, query_words
from tests.store.rows import figure, fill


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Give a database with two figures whose notes differ."""
    with session(engine, writing=True) as opened:
        fill(
            Ledger(opened),
            figure(id="english", subject="amd", note="Export licence pending; café; 171.08 in the filing"),
            figure(id="chinese", note="國產AI晶片在數據中心的份額"),
        )
    return engine


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("晶片", {"chinese"}),
        ("国产", {"english", "chinese"}),
        ("國產", {"english", "chinese"}),
        ("数据中心", {"chinese"}),
        ("數據中心", {"chinese"}),
        ("中心数据", set()),
        ("额", {"chinese"}),
        ("licence", {"english"}),
        ("LICEN", {"english"}),
        ("cafe", {"english"}),
        ("171.08", {"english"}),
        ("英伟达 AI", {"chinese"}),
        ("輝達", {"chinese"}),
        ("licence 晶片", set()),
        ("ＡＭＤ", {"english"}),
        ("!!! ' \" * -", set()),
        ("κfigures", set()),
        ("figures", set()),
    ],
)
def test_words_find_their_figures(filled: Engine, query: str, keys: set[str]) -> None:
    """Two-character words, either script, English beginnings, names and aliases find; what isn't there doesn't."""
    with session(filled) as opened:
        assert set(find(opened, query, "figures", most=10)) == keys


def test_entries_are_found_by_name_alias_and_title(filled: Engine) -> None:
    """Reference entries are found in their own tables."""
    with session(filled) as opened:
        assert find(opened, "辉达", "subjects", most=5) == ["nvidia"]
        assert find(opened, "芯片", "documents", most=5) == ["article"]
        assert find(opened, "sales", "metrics", most=5) == ["revenue"]
        assert find(opened, "nvidia", "subjects", most=1) == ["nvidia-h20"]
        assert find(opened, "nvidia", "subjects", most=2, newest_first=True) == ["nvidia", "nvidia-h20"]


def test_what_is_found_is_counted_up_to_a_limit(filled: Engine) -> None:
    """Entries that hold the words are counted, and no further than asked."""
    with session(filled) as opened:
        assert count(opened, "国产", "figures", most=10) == 2
        assert count(opened, "国产", "figures", most=1) == 1
        assert count(opened, "licence", "figures", most=10) == 1
        assert count(opened, "licence", "subjects", most=10) == 0
        assert count(opened, "!", "figures", most=10) == 0


def test_words_are_folded_in_order() -> None:
    """A text becomes its words, as they stand: Latin ones and numbers whole, Chinese by the run."""
    assert fold_words("ＮＶＩＤＩＡ輝達 H20: café 171.08") == ["nvidia", "辉达", "h20", "cafe", "171.08"]


@given(st.text(max_size=60))
def test_any_text_can_be_indexed_and_asked(text: str) -> None:
    """A text is always found by itself: what is asked for is among what was indexed."""
    indexed = index_words([text]).split()
    for word in query_words(text):
        assert any(have.startswith(word[:-1]) for have in indexed) if word.endswith("*") else word in indexed
    assert fold_text(fold_text(text)) == fold_text(fold_text(fold_text(text)))
