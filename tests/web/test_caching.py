"""Finished answers: what an ETag names, what a 304 says, what is kept, and when it is let go."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pytest
from fastapi.testclient import TestClient

from app import answers
from app.web import caching
from app.web.caching import FRESH, program_of
from tests.web.conftest import SEED, load_into
from tests.web.reading import FIGURES

ADDRESSES = (FIGURES, f"{FIGURES}.csv", "/", "/figures?unit=USD", "/topics/h20-write-down.svg", "/api/v1/openapi.json")
NAMED = ("etag", "vary", "cache-control")
Serve = Callable[[], TestClient]


def etag(client: TestClient, address: str, **headers: str) -> str:
    """Give the ETag of an answer."""
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, answer.text
    return str(answer.headers["etag"])


@pytest.fixture
def reckoned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list that grows with each list of figures that is made, and not found among the kept ones."""
    made: list[str] = []
    figures = answers.figures

    def counted(*arguments: Any) -> Any:
        made.append("figures")
        return figures(*arguments)

    monkeypatch.setattr(answers, "figures", counted)
    return made


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_what_a_reader_has_is_not_sent_again(client: TestClient, address: str, encoding: str) -> None:
    """An answer has a strong ETag; asked with it, there is a 304 without body that names the same."""
    asked = {"Accept-Encoding": encoding}
    whole = client.get(address, headers=asked)
    assert whole.headers["etag"].startswith('"')
    for tags in (whole.headers["etag"], f"W/{whole.headers['etag']}", f'"x", {whole.headers["etag"]}'):
        again = client.get(address, headers=asked | {"If-None-Match": tags})
        assert (again.status_code, again.content) == (304, b"")
        assert {name: again.headers[name] for name in NAMED} == {name: whole.headers[name] for name in NAMED}
        assert not {"content-length", "content-encoding", "content-type"} & set(again.headers)
    assert client.get(address, headers=asked | {"If-None-Match": '"another"'}).content == whole.content
    assert client.head(address, headers=asked | {"If-None-Match": whole.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_encoding_is_the_same_answer(client: TestClient, address: str) -> None:
    """Brotli, gzip and plain decode to the same bytes, each under an ETag of its own; a kept answer is as it was."""
    with client.stream("GET", address) as streamed:
        plain = b"".join(streamed.iter_raw())
    tags = {streamed.headers["etag"]}
    for encoding, decode in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        for _ in range(2):
            with client.stream("GET", address, headers={"Accept-Encoding": encoding}) as streamed:
                sent = b"".join(streamed.iter_raw())
            assert streamed.headers["content-encoding"] == encoding
            assert streamed.headers["content-length"] == str(len(sent))
            assert decode(sent) == plain
            assert len(sent) < len(plain)
            tags.add(streamed.headers["etag"])
    assert len(tags) == 3


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br", "br"),
        ("gzip, deflate, br;q=0.5", "br"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000, gzip; q=0", None),
        ("", None),
        ("*", None),
        ("identity", None),
        ("br;;q=, gzip;q=nonsense;;,,=", "br"),
        (",,;q=1", None),
        ("sdch\tbr", None),
    ],
)
def test_an_encoding_is_chosen_from_what_a_reader_takes(
    client: TestClient, accepted: str, encoding: str | None
) -> None:
    """The best of what is accepted is sent; what is malformed is passed over."""
    answer = client.get("/api/v1/metrics", headers={"Accept-Encoding": accepted})
    assert answer.status_code == 200
    assert answer.headers.get("content-encoding") == encoding
    assert "Accept-Encoding" in answer.headers["vary"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_gives_the_headers_of_get(client: TestClient, address: str) -> None:
    """HEAD has every header of GET, the length included, and no body."""
    head, whole = client.head(address), client.get(address)
    assert head.content == b""
    assert dict(head.headers) == dict(whole.headers)
    assert head.headers["content-length"] == str(len(whole.content))


def test_the_order_of_a_query_doesn_t_matter(client: TestClient) -> None:
    """Parameters in another order are the same question."""
    assert etag(client, f"{FIGURES}?unit=USD&nature=actual") == etag(client, f"{FIGURES}?nature=actual&unit=USD")
    assert etag(client, f"{FIGURES}?unit=USD") != etag(client, f"{FIGURES}?unit=CNY")


def test_an_etag_is_the_same_in_every_process(serve: Serve) -> None:
    """Two apps on one ledger name an answer alike, so that a reader may be sent to either."""
    one, other = serve(), serve()
    for address in ADDRESSES:
        assert etag(one, address) == etag(other, address)
        assert one.get(address).content == other.get(address).content


def test_the_program_is_named_by_its_content(tmp_path: Path) -> None:
    """Two copies of a program are one, wherever and whenever they were installed; a changed file makes another."""
    for name in ("one", "other"):
        (tmp_path / name / "app").mkdir(parents=True)
        (tmp_path / name / "app" / "main.py").write_text("pass")
        (tmp_path / name / "app" / "main.pyc").write_text(name)
    one = program_of(tmp_path / "one", "app")
    assert program_of(tmp_path / "other", "app") == one
    (tmp_path / "other" / "app" / "main.py").write_text("fail")
    assert program_of(tmp_path / "other", "app") != one
    (tmp_path / "one" / "app" / "main.py").rename(tmp_path / "one" / "app" / "man.py")
    assert program_of(tmp_path / "one", "app") != one


def test_a_load_that_changes_something_is_seen_at_once(own_ledger: Path, serve: Serve, tmp_path: Path) -> None:
    """After such a load every answer has another ETag, and tells what is new; what a reader has is stale."""
    client = serve()
    before = {address: client.get(address) for address in (FIGURES, "/api/v1/bases", "/")}
    (tmp_path / "bases.csv").write_text("slug,name_en,definition_en\nbrand-new,Brand new,Just loaded.\n")
    load_into(own_ledger, tmp_path / "bases.csv")
    for address, former in before.items():
        now = client.get(address, headers={"If-None-Match": former.headers["etag"]})
        assert now.status_code == 200
        assert now.headers["etag"] != former.headers["etag"]
    assert client.get("/api/v1/bases/brand-new").status_code == 200
    assert "brand-new" in client.get("/api/v1/bases").text


def test_a_load_that_changes_nothing_is_not_seen(own_ledger: Path, serve: Serve, reckoned: list[str]) -> None:
    """After loading what is there already, ETags are the same, and kept answers are still good."""
    client = serve()
    before = etag(client, FIGURES)
    load_into(own_ledger, SEED)
    assert client.get(FIGURES, headers={"If-None-Match": before}).status_code == 304
    assert etag(client, FIGURES) == before
    assert reckoned == ["figures"]


def test_what_a_load_overtook_is_not_kept(
    own_ledger: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An answer during which a load came in has no ETag and is not kept: it may be of either state."""
    (tmp_path / "bases.csv").write_text("slug,name_en,definition_en\nbrand-new,Brand new,Just loaded.\n")
    figures = answers.figures

    def overtaken(*arguments: Any) -> Any:
        found = figures(*arguments)
        load_into(own_ledger, tmp_path / "bases.csv")
        return found

    client = serve()
    monkeypatch.setattr(answers, "figures", overtaken)
    answer = client.get(FIGURES)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "etag" not in answer.headers
    monkeypatch.undo()
    assert client.get(FIGURES).headers["cache-control"] == FRESH


def test_pages_are_named_by_language(client: TestClient) -> None:
    """A page in another language is another answer; data are the same in all."""
    for address, expected in (("/about", 3), (FIGURES, 1)):
        tags = {etag(client, address, **{"Accept-Language": tag}) for tag in ("en", "zh-CN", "zh-TW", "en-GB", "fr")}
        assert len(tags) == expected
    assert client.get("/about").headers["vary"] == "Accept-Encoding, Accept-Language, Cookie, Host"
    assert client.get(FIGURES).headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "cookie",
    [
        "lang=zh-Hans",
        "bad cookie=1; lang=zh-Hans",
        "a[b]=c; lang=zh-Hans",
        "lang=en; lang=zh-Hans",
        "lang=zh-Hans; lang=en",
        'lang="zh-Hans"',
        "lang=; lang=zh-Hans",
        "lang=\\x00",
        "=;;=; lang =zh-Hans",
        "lang",
        "LANG=zh-Hans",
        "x" * 5000,
    ],
)
def test_an_odd_cookie_spoils_nothing_for_others(client: TestClient, cookie: str) -> None:
    """Whatever a cookie holds, a reader gets the language that the page itself says, and the next reader his own."""
    odd = client.get("/about", headers={"Cookie": cookie})
    alike = {"Accept-Language": odd.headers["content-language"]}
    assert odd.headers["etag"] == etag(client, "/about", **alike)
    for language in ("en", "zh-Hans", "zh-Hant"):
        page = client.get("/about", headers={"Accept-Language": language})
        assert page.headers["content-language"] == language
        assert f'<html lang="{language}">' in page.text


def test_a_switch_of_language_is_not_kept(client: TestClient) -> None:
    """`?lang=` is answered anew each time, with the cookie, and never from memory or by a 304."""
    for _ in range(2):
        answer = client.get("/figures?lang=zh-Hant")
        assert (answer.status_code, answer.headers["cache-control"]) == (303, "no-store")
        assert "set-cookie" in answer.headers
        assert "etag" not in answer.headers


def test_errors_are_not_kept(client: TestClient, reckoned: list[str]) -> None:
    """An error is found anew each time, and has no ETag."""
    for _ in range(2):
        assert "etag" not in client.get(f"{FIGURES}?_sort=value&_next=x").headers
    assert len(reckoned) == 2


def test_a_kept_answer_is_not_reckoned_again(own_client: TestClient, reckoned: list[str]) -> None:
    """The second reader of an address costs no reckoning."""
    first, second = own_client.get(FIGURES), own_client.get(FIGURES)
    assert reckoned == ["figures"]
    assert (first.content, dict(first.headers)) == (second.content, dict(second.headers))


def test_a_large_answer_goes_through_as_it_comes(
    own_client: TestClient, monkeypatch: pytest.MonkeyPatch, reckoned: list[str]
) -> None:
    """An answer over the limit is whole, has its ETag, and is not kept; asked with the ETag it is a 304."""
    whole = own_client.get(f"{FIGURES}?_size=50").content
    monkeypatch.setattr(caching, "LARGEST_BODY", 2000)
    for _ in range(2):
        large = own_client.get(f"{FIGURES}?_size=49", headers={"Accept-Encoding": "br"})
        assert "content-encoding" not in large.headers
        assert len(large.content) > 2000
    assert len(reckoned) == 3
    tag = {"If-None-Match": large.headers["etag"], "Accept-Encoding": "br"}
    assert own_client.get(f"{FIGURES}?_size=49", headers=tag).status_code == 304
    assert own_client.get(f"{FIGURES}?_size=50").content == whole
    assert own_client.head(f"{FIGURES}?_size=48").content == b""


def test_what_was_asked_for_longest_ago_is_let_go(
    own_client: TestClient, monkeypatch: pytest.MonkeyPatch, reckoned: list[str]
) -> None:
    """Memory is bounded, small answers and their headers counted too; the address asked for last stays."""
    monkeypatch.setattr(caching, "MOST_BYTES", 4000)
    empty = [f"{FIGURES}?_fields=id&id=none-{number}" for number in range(4)]
    for address in empty:
        own_client.get(address)
    assert len(reckoned) == 4
    own_client.get(empty[-1])
    assert len(reckoned) == 4
    own_client.get(empty[0])
    assert len(reckoned) == 5
