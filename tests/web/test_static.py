"""Static files: kept for good under the hash of their content, and nothing else is read."""

import pytest
from fastapi.testclient import TestClient

from app.main import ROOT, hashed
from app.web.caching import FRESH

ICON = "/static/favicon.svg"


def test_a_file_is_kept_for_good_under_its_own_hash_only(client: TestClient) -> None:
    """The address with a file's hash may be kept for ever; with another hash, or without one, it may not."""
    digest = hashed("/static/css/site.css")
    right = client.get(f"/static/css/site.css?v={digest}")
    assert right.headers["cache-control"] == "public, max-age=31536000, immutable"
    for query in ("", "?v=0000000000", "?v=", f"?v={digest}&x=1"):
        other = client.get(f"/static/css/site.css{query}")
        assert (other.headers["cache-control"], other.content) == (FRESH, right.content)
    assert right.content == (ROOT / "static" / "css" / "site.css").read_bytes()


@pytest.mark.parametrize(
    "headers", [{"Range": "bytes=0-9"}, {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}, {"If-Match": '"x"'}]
)
def test_a_file_has_no_etag_but_ours(client: TestClient, headers: dict[str, str]) -> None:
    """Other conditions and ranges are passed over: a file is answered whole, and promises neither."""
    answer = client.get(ICON, headers=headers)
    assert (answer.status_code, answer.headers["etag"]) == (200, client.get(ICON).headers["etag"])
    assert answer.content == (ROOT / "static" / "favicon.svg").read_bytes()
    assert not {"last-modified", "accept-ranges", "content-range"} & set(answer.headers)


@pytest.mark.parametrize(
    "path", ["/static/../pyproject.toml", "/static//etc/passwd", "/static/%00", "/static/css", "/static/"]
)
def test_nothing_outside_the_folder_is_read(client: TestClient, path: str) -> None:
    """Neither a file elsewhere nor a folder has a hash or an answer."""
    assert hashed(path) is None
    assert client.get(f"{path}?v=x").status_code == 404
