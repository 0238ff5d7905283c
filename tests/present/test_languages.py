"""The languages: which one a reader gets, and that every message is translated into each."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import opencc
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from app.present.languages import Language, catalogue_path, choose_language, language_of_tag, speaker

ROOT = Path(__file__).parents[2]
CHINESE = (Language.ZH_HANS, Language.ZH_HANT)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "t": None,
    "n": (1, 2),
    "p": ((1, "c"), 2),
    "sentence": None,
}
VARIANTS = frozenset("群")
"""Characters that OpenCC writes otherwise (羣), and that readers in Taiwan and Hong Kong write like this."""
MAINLAND = re.compile(
    "數據|信息|默認|軟件|服務器|網絡|鏈接|視頻|屏幕|程序|質量|支持|搜索|菜單|粘貼|登錄|加載|字符|接口|內存|硬盤|芯片|打印|"
    "水平|視圖|賬|公佈|發佈|報道|當前|同比|環比|裸片|網卡|查找|增速|增長|份額|萬億|[“”‘’]"
)
"""What readers in Taiwan say otherwise: 資料, 資訊, 預設, 軟體, 伺服器, 網路, 連結, … and 「」."""


def messages() -> Catalog:
    """Extract every message of the templates and of the program."""
    found = Catalog()
    for folder, method in (("templates", "jinja2"), ("app", "python")):
        pattern = "**.html" if method == "jinja2" else "**.py"
        options = {pattern: {"silent": "false"}}
        extracted = extract_from_dir(ROOT / folder, [(pattern, method)], options, KEYWORDS)
        for name, line, message, _, context in extracted:
            found.add(message, None, [(f"{folder}/{name}", line)], context=context)
    return found


def catalogue(language: Language) -> Catalog:
    """Read the catalogue of a language."""
    with catalogue_path(language).open("rb") as file:
        return read_po(file)


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Give a message's text, or its plural forms."""
    if text is None:
        return ("",)
    return (text,) if isinstance(text, str) else tuple(text)


def placeholders(text: str) -> set[str]:
    """List the names of the values that a message takes."""
    return set(re.findall(r"%\((\w+)\)s", text))


def translated(found: Catalog) -> Iterator[Message]:
    """Give the messages of a catalogue, less its header."""
    return (message for message in found if message.id)


@pytest.mark.parametrize("language", CHINESE)
def test_every_message_is_translated(language: Language) -> None:
    """Each catalogue holds every message of the templates and the program, none of them empty or fuzzy."""
    held = catalogue(language)
    missing = []
    for message in translated(messages()):
        found = held.get(message.id, message.context)
        if found is None or found.fuzzy or not all(forms(found.string)):
            missing.append((message.id, message.locations[:1]))
    assert missing == []


@pytest.mark.parametrize("language", CHINESE)
def test_no_translation_is_left_over(language: Language) -> None:
    """A catalogue holds no message that nothing says any more."""
    said = messages()
    left = [message.id for message in translated(catalogue(language)) if not said.get(message.id, message.context)]
    assert left == []


@pytest.mark.parametrize("language", CHINESE)
def test_translations_keep_the_placeholders(language: Language) -> None:
    """A translation has the same `%(name)s` as its message, so that no sentence breaks or loses a number."""
    wrong = []
    for message in translated(catalogue(language)):
        names = set.union(*(placeholders(form) for form in forms(message.id)))
        wrong += [form for form in forms(message.string) if placeholders(form) != names]
    assert wrong == []


def test_the_traditional_catalogue_has_no_simplified_characters() -> None:
    """What readers of 繁體中文 see is in traditional characters throughout."""
    convert = opencc.OpenCC("s2t").convert
    wrong = {}
    for message in translated(catalogue(Language.ZH_HANT)):
        for form in forms(message.string):
            odd = {c for c in form if convert(c) != c} - VARIANTS
            if odd:
                wrong[form] = odd
    assert wrong == {}


def test_the_traditional_catalogue_speaks_as_its_readers_do() -> None:
    """It is no mere change of characters: no word or quotation mark stands in it that only the mainland uses."""
    said = [form for message in translated(catalogue(Language.ZH_HANT)) for form in forms(message.string)]
    assert [form for form in said if MAINLAND.search(form)] == []


def test_the_simplified_catalogue_has_no_traditional_characters() -> None:
    """What readers of 简体中文 see is in simplified characters throughout."""
    convert = opencc.OpenCC("t2s").convert
    wrong = [f for m in translated(catalogue(Language.ZH_HANS)) for f in forms(m.string) if convert(f) != f]
    assert wrong == []


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", Language.ZH_HANS),
        ("zh-CN", Language.ZH_HANS),
        ("zh-SG", Language.ZH_HANS),
        ("zh-TW", Language.ZH_HANT),
        ("zh-HK", Language.ZH_HANT),
        ("zh-Hant-MO", Language.ZH_HANT),
        ("en-GB", Language.EN),
        ("zhx", None),
        ("fr", None),
        ("", None),
    ],
)
def test_tags_of_browsers_are_understood(tag: str, language: Language | None) -> None:
    """A browser's tag leads to the language and script that its readers use."""
    assert language_of_tag(tag) is language


@pytest.mark.parametrize(
    ("query", "cookie", "header", "language"),
    [
        ("zh-Hant", "en", "zh-CN", Language.ZH_HANT),
        (None, "zh-Hans", "en", Language.ZH_HANS),
        ("xx", "yy", "zh-TW,zh;q=0.9,en;q=0.8", Language.ZH_HANT),
        (None, None, "fr, en;q=0.3, zh;q=0.8", Language.ZH_HANS),
        (None, None, "zh;q=0, en;q=0.1", Language.EN),
        (None, None, "zh;q=much", Language.EN),
        (None, None, None, Language.EN),
    ],
)
def test_the_address_wins_then_the_cookie_then_the_browser(
    query: str | None, cookie: str | None, header: str | None, language: Language
) -> None:
    """The language is the address's, else the remembered one, else the browser's best offer, else English."""
    assert choose_language(query, cookie, header) is language


@given(st.text(), st.text(), st.text())
def test_any_wish_leads_to_a_language(query: str, cookie: str, header: str) -> None:
    """No header or cookie, however odd, is an error."""
    assert choose_language(query, cookie, header) in Language


def test_a_speaker_counts_dates_and_lists_as_its_readers_do() -> None:
    """Plurals, dates, stretches of days and enumerations follow the language."""
    english, chinese = speaker(Language.EN), speaker(Language.ZH_HANS)
    assert english.n("%(num)s figure", "%(num)s figures", 1) == "1 figure"
    assert english.n("%(num)s figure", "%(num)s figures", 1200) == "1,200 figures"
    assert chinese.n("%(num)s figure", "%(num)s figures", 1) == "1条数据"
    assert english.day(date(2025, 4, 27)) == "27 Apr 2025"
    assert chinese.day(date(2025, 4, 27)) == "2025年4月27日"
    assert english.day(None) == ""
    assert chinese.days(date(2025, 1, 27), date(2025, 4, 27)) == "2025年1月27日至4月27日"
    assert chinese.moment(datetime(2025, 4, 27, 8, 5, tzinfo=UTC)) == "2025年4月27日 08:05 UTC"
    assert (english.listed(["a", "b"]), chinese.listed(["a", "b"])) == ("a, b", "a、b")
