"""Lighthouse has nothing to better in accessibility, good practice and search: front page, topic, figures, figure.

Its fourth score, of speed, is timing: `benchmarks/lighthouse.py` prints it.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import CHROMIUM, SWITCHES

LIGHTHOUSE = Path(__file__).parents[1] / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = ("/", "/topics/h20-write-down", "/figures", "/figures/nvidia-china-revenue-q1-fy2027")
CATEGORIES = ("accessibility", "best-practices", "seo")


@pytest.mark.parametrize("address", PAGES)
def test_lighthouse_gives_full_marks(site: str, tmp_path: Path, address: str) -> None:
    """On a phone each category has 100 of 100, and what would take a point away is named."""
    found = judged(f"{site}{address}", tmp_path / "report.json")
    scores = {name: found["categories"][name]["score"] for name in CATEGORIES}
    wanting = {
        audit["id"]: (audit["title"], audit.get("details", {}).get("items", [])[:3])
        for name in CATEGORIES
        for reference in found["categories"][name]["auditRefs"]
        if reference["weight"] and (audit := found["audits"][reference["id"]])["score"] not in {1, None}
    }
    assert wanting == {}
    assert scores == dict.fromkeys(CATEGORIES, 1)


def judged(address: str, report: Path) -> Any:
    """Run Lighthouse on a page, as a phone sees it; give its report."""
    node = shutil.which("node") or shutil.which("nodejs")
    chromium = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if not (node and chromium and LIGHTHOUSE.exists()):
        pytest.fail("Lighthouse, Node.js or Chromium is not installed: run `make test`, or `bash tests/install.sh`.")
    command = [node, str(LIGHTHOUSE), address, "--output=json", f"--output-path={report}", "--quiet"]
    command += ["--no-enable-error-reporting", f"--only-categories={','.join(CATEGORIES)}"]
    command += [f"--chrome-flags={' '.join(['--headless=new', *SWITCHES])}"]
    environment = os.environ | {"CHROME_PATH": chromium}
    for _ in range(3):  # it may fail to start its recording on a busy machine, and says to run it again
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
        if ran.returncode == 0:
            break
    assert ran.returncode == 0, ran.stderr[-2000:]
    return json.loads(report.read_text(encoding="utf-8"))
