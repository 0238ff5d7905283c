"""How fast Lighthouse finds the pages: its score of speed on a throttled phone, and the times it is made of.

Run: bash tests/install.sh, chipledger serve, and then .venv/bin/python benchmarks/lighthouse.py [address]
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LIGHTHOUSE = Path(__file__).parents[1] / "tests" / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = ("/", "/topics/h20-write-down", "/figures", "/figures/nvidia-china-revenue-q1-fy2027")
TIMES = {
    "first-contentful-paint": "first paint",
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocked",
    "cumulative-layout-shift": "shift",
}


def main(site: str = "http://127.0.0.1:8000") -> None:
    """Print a line for each page."""
    for address in PAGES:
        found = judged(f"{site}{address}")
        score = round(100 * found["categories"]["performance"]["score"])
        told = ", ".join(f"{name} {found['audits'][audit]['displayValue']}" for audit, name in TIMES.items())
        print(f"{score:>3}  {address}: {told}")


def judged(address: str) -> Any:
    """Run Lighthouse on a page with its own idea of a slow phone; give its report."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = ["node", str(LIGHTHOUSE), address, "--output=json", f"--output-path={report}", "--quiet"]
        command += ["--no-enable-error-reporting", "--only-categories=performance"]
        command += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking"]
        environment = os.environ | {"CHROME_PATH": shutil.which("chromium") or ""}
        for again in (True, True, False):  # on a busy machine its recording may fail to start
            ran = subprocess.run(command, env=environment, check=not again, capture_output=True)
            if ran.returncode == 0:
                break
        return json.loads(report.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(*sys.argv[1:])
