"""Pages of errors and of nothing found: told in the reader's language, with links that lead to something."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from app import answers
from app.figures.columns import COLUMNS, ColumnKind
from app.figures.selection import read_selection
from app.figures.selection.cells import read_cell
from app.present.languages import Language, speaker
from app.store.ledger import Ledger
from app.web.problems import _sentence
from tests.present.narration import CATALOGUE

LINK = re.compile(r'<a (?:class="more" )?href="([^"]*)"[^>]*>([^<]*)</a>')


def page(client: TestClient, address: str, language: str = "en") -> str:
    """Give the content of a page, in a language."""
    answer = client.get(address, headers={"Accept": "text/html", "Accept-Language": language})
    return unescape(answer.text.split("<main", 1)[1].split("</main>", 1)[0])


def links(text: str) -> dict[str, str]:
    """Give where the links of a page lead, by their words."""
    return {words.strip(): href for href, words in LINK.findall(text)}


@pytest.mark.parametrize(
    ("address", "language", "words", "leads_to"),
    [
        ("/topics/nvidia-chna-revenue", "zh-CN", "英伟达在中国的收入有多少？", "/topics/nvidia-china-revenue"),
        ("/embed/h20-write-dwon", "en", "What did the H20 licence rule cost NVIDIA?", "/embed/h20-write-down"),
        ("/subjects/nvidai", "zh-TW", "輝達", "/subjects/nvidia"),
        ("/nvidia", "zh-CN", "英伟达（对象）", "/subjects/nvidia"),
        ("/company/nvidia-h2O", "en", "NVIDIA H20 (subject)", "/subjects/nvidia-h20"),
        ("/subjects/zzzzqq", "zh-CN", "查看完整列表：对象", "/subjects"),
        ("/some/moore_threads", "zh-CN", "搜索“moore threads”", "/search?q=moore+threads"),
        ("/figures?metrc=revenue&source=idc", "zh-CN", "改用“metric”", "/figures?metric=revenue&source=idc"),
        ("/figures?source=idcc~nvidia", "zh-CN", "改用“IDC”", "/figures?source=idc~nvidia"),
        ("/figures?nature=actaul", "zh-TW", "改用「實際」", "/figures?nature=actual"),
        ("/figures?source=idcc&unit=USD", "en", "Leave this parameter out", "/figures?unit=USD"),
        ("/compare?series=revenue:nvida:CN:USD", "en", "Take “NVIDIA”", "/compare?series=revenue:nvidia:CN:USD"),
        ("/figures?as_of=x&_size=0&unit=USD", "zh-CN", "去掉以上全部参数", "/figures?unit=USD"),
        ("/contradictions?kind=confict", "zh-CN", "改用“conflict”", "/contradictions?kind=conflict"),
    ],
)
def test_an_error_leads_to_what_may_have_been_meant(
    client: TestClient, address: str, language: str, words: str, leads_to: str
) -> None:
    """Beside the reason stand links to what is spelled like it, by its name, and they lead to an answer."""
    found = links(page(client, address, language))
    assert found[words] == leads_to
    assert client.get(leads_to, follow_redirects=True).status_code == 200


@pytest.mark.parametrize(
    "word", ["nope", "test", "blog", "docs", "feed", "help", "index", "contact", "favicon", "static", "users", "a", "x"]
)
def test_no_name_is_offered_for_a_word_that_is_none(client: TestClient, word: str) -> None:
    """A word that is only spelled a little like some name leads to a search, not to what can't have been meant."""
    found = links(page(client, f"/{word}"))
    assert [href for href in found.values() if href.count("/") > 1] == []
    assert found[f"Search for “{word}”"] == f"/search?q={word}"


@pytest.mark.parametrize(
    ("word", "leads_to"),
    [("idc", "/sources/idc"), ("meta", "/subjects/meta"), ("huawai", "/subjects/huawei"), ("英伟", "/subjects/nvidia")],
)
def test_a_name_its_beginning_or_a_slip_in_it_are_enough(client: TestClient, word: str, leads_to: str) -> None:
    """A short word leads to what is named so or begins so; in a longer one a letter may be wrong."""
    assert leads_to in links(page(client, f"/{word}")).values()


def test_a_figure_that_may_be_meant_is_told_as_a_claim(client: TestClient) -> None:
    """An id with a slip leads to the figures whose ids come near, each told in a sentence."""
    held = client.get("/api/v1/figures?_size=1").json()["data"][0]["id"]
    found = links(page(client, f"/figures/{held[:-1]}"))
    assert f"/figures/{held}" in found.values()
    assert all(words.endswith(".") for words, href in found.items() if href.startswith("/figures/"))


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
@pytest.mark.parametrize(
    "address",
    [
        "/nowhere",
        "/figures/none",
        "/topics/nowhere-at-all",
        "/figures?metrc=x&source=nobody&period=2024-Q9&value__gte=x&stated_on=x&recorded_at__gte=x&note__isnull=2",
        "/figures?_sort=nothing&_sort_desc=nothing&_size=x&_count=2&_facet=note&_next=x&statements=some",
        "/figures?_next=x",
        "/figures?nature=x&unit=x&bound=x&status=x&as_of=x&recorded_as_of=x&period=2024-13&period=2024-02-30",
        "/compare?series=x&series=revenue:x:y:z&_size=3&time=FY2024",
        "/compare?subject=nvidia&_size=3",
        "/topics/h20-write-down?view=x&period=FY26-05&time=2026..2024&nature=x&without=x&facet=x&yScale=x&events=x",
        "/topics/h20-write-down?rate=x&currency=x&rule=x&tab=x&as_of=2024-01-01~2025-01-01",
        "/explore?_sort=value&basket=x",
        "/contradictions?kind=x",
        "/contradictions?_next=x&figure=" + "x" * 101,
        "/coverage?metric=x",
        "/search?q=" + "x" * 201,
        "/about?lang=fr",
        "/api?x=1",
    ],
)
def test_no_error_is_told_in_english_to_a_chinese_reader(client: TestClient, address: str, language: str) -> None:
    """Whatever is wrong with an address is said in the reader's language; only what was typed may be in another."""
    text = page(client, address, language)
    assert 'lang="en"' not in text
    said = re.sub(r"<code>.*?</code>|“[^”]*”|「[^」]*」|<[^>]*>", "", text, flags=re.DOTALL)
    said = re.sub(r"metric:subject:geography:unit\S*", "", said)
    assert re.findall(r"[A-Za-z]{3,} [A-Za-z]{2,}", said) == []
    assert re.search(r"[一-鿿]", said)


def test_every_closed_column_has_a_word_for_its_refusals() -> None:
    """A value that a closed list lacks is refused in words, whatever the column."""
    closed = [column for column in COLUMNS if column.kind in {ColumnKind.CHOICE, ColumnKind.UNIT}]
    assert closed
    for column in closed:
        with pytest.raises(ValueError, match="'x' is no "):
            read_cell("x", column, "", CATALOGUE)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ({"type": "missing", "loc": ("query", "q")}, "缺少参数“q”。"),
        ({"type": "string_too_long", "input": "xx", "ctx": {"max_length": 1}}, "“xx”太长；最多1个字符。"),
        ({"type": "int_parsing", "input": "x"}, "“x”不是整数。"),
        ({"type": "greater_than_equal", "input": "0", "ctx": {"ge": 1}}, "“0”太小；最小为1。"),
        ({"type": "less_than_equal", "input": "9", "ctx": {"le": 5}}, "“9”太大；最大为5。"),
        (
            {"type": "enum", "input": "x", "ctx": {"expected": "'a', 'b' or 'c'"}},
            "“x”不是有效的参数值；可用的有：a、b、c。",
        ),
        ({"type": "something_new", "input": "x"}, "“x”不能用作参数值。"),
    ],
)
def test_refusals_of_the_framework_are_told_in_our_words(error: dict[str, object], said: str) -> None:
    """What FastAPI refuses is said as the other refusals are, in every language."""
    assert speaker(Language.ZH_HANS).sentence(_sentence(error)) == said


def test_where_nothing_fits_it_is_told_what_one_condition_less_would_give(client: TestClient) -> None:
    """An empty list and an empty comparison lead to what there would be, with how many figures, the most first."""
    found = links(page(client, "/figures?subject=cambricon&metric=inventory_charge", "zh-CN"))
    told = [words for words in found if words.startswith("去掉“")]
    assert [re.sub("[0-9]+", "N", words) for words in told] == [
        "去掉“指标：库存计提费用”：N条数据",
        "去掉“对象：寒武纪”：N条数据",
    ]
    for words in told:
        count = client.get(f"/api/v1{found[words]}&_count=1").json()["meta"]["count"]
        assert words.endswith(f"：{count}条数据")
    for tab in ("chart", "table", "sources"):
        compared = page(
            client, f"/compare?metric=inventory_charge&subject=cambricon&tab={tab}".replace("&tab=chart", "")
        )
        assert "/compare?subject=cambricon" in links(compared).values()
        assert "<table" not in compared


def test_a_selection_is_loosened_thing_by_thing() -> None:
    """Each clock, series, word and filter is taken away once, and nothing else with it."""
    pairs = [
        ("as_of", "2025-01-01"),
        ("statements", "first"),
        ("series", "revenue:nvidia:CN:USD"),
        ("_search", "x"),
        ("metric", "revenue"),
    ]
    selection, problems = read_selection(pairs, CATALOGUE)
    assert problems == []
    whole = dict(selection.to_pairs())
    assert [set(whole) - set(dict(less.to_pairs())) for less in selection.loosened()] == [{name} for name, _ in pairs]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Try this address again"), ("zh-CN", "重新打开此网址"), ("zh-TW", "重新開啟此網址")]
)
def test_a_page_that_failed_can_be_asked_for_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    """An error of the server is told in the reader's language, without the ledger, and leads to the same address."""
    monkeypatch.setattr(answers, "figures", lambda *_: 1 / 0)
    monkeypatch.setattr(Ledger, "catalogue", lambda _: 1 / 0)
    address = f"/figures?metric=revenue&_size={len(said)}"
    found = links(page(client, address, language))
    assert found[said] == address
