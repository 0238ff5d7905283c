"""How soon a chart is seen in Chromium: ours against Dash, Streamlit and Datasette with its Vega plugin, as ratios.

Run: .venv/bin/python benchmarks/first_paint.py [folder of an environment that has requirements-first-paint.txt]
The same figures are drawn by all four, behind one nginx (Debian's package) that compresses all of them alike, on a
fast line and on a slow phone: 1.6 Mbit/s, 150 ms there and back, a processor four times slower. Ours is the whole page
of the topic, with axes, whiskers, events and labels; theirs have points and, where they can, error bars.

Each is opened once to warm up, and then in turn, so that a busy moment meets all alike: with empty caches, in a tab of
its own that has come to rest, as the page is what is timed and not the start of the browser's processes. While a page
loads, nothing but the watch runs in it, and that says by itself when a mark is seen: being asked would cost a fast page
as much as a slow one. Medians and the best of all runs are printed, each with its ratio to ours.
"""

import csv
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
COMMAND = Path(sys.executable).with_name("chipledger")
TOPIC = "/topics/china-ai-chip-market"
RUNS = 9
AT_REST = 1.0
"""Seconds that a new tab is given until its processes have started."""

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
AXES = {"x_column": "period_start", "x_type": "temporal", "y_column": "value", "y_type": "quantitative"}
VEGA = "#" + urlencode(
    {f"g.{key}": value for key, value in ({"mark": "circle", "color_column": "source"} | AXES).items()}
)

DRAWING = """
import plotly.express as px, pandas as pd
rows = pd.read_csv("figures.csv").dropna(subset=["value", "period_start"])
above, below = (rows.value_high - rows.value).fillna(0), (rows.value - rows.value_low).fillna(0)
chart = px.scatter(rows, x="period_start", y="value", color="source", error_y=above, error_y_minus=below)
"""
DASH = f"""{DRAWING}
import sys, dash
app = dash.Dash()
app.layout = dash.html.Div([dash.dcc.Graph(figure=chart)])
app.run(port=int(sys.argv[1]), debug=False)
"""
STREAMLIT = f"""{DRAWING}
import streamlit
streamlit.plotly_chart(chart)
"""

SEEN = {
    "chipledger": ".chart-drawing svg.chart-svg a.c-mark",
    "dash": ".js-plotly-plot .scatterlayer path.point",
    "streamlit": ".js-plotly-plot .scatterlayer path.point",
    "datasette": ".vega-embed canvas",
}
"""What is there when a mark of the chart can be seen; a canvas is there before anything is drawn on it."""


WATCH = """(selector) => {
  const drawn = (mark) => mark.tagName !== "CANVAS" || mark.getContext("2d").getImageData(0, 0, 1, 1).data[3] > 0;
  const look = () => {
    const marks = [...document.querySelectorAll(selector)];
    const seen = marks.some((mark) => mark.getClientRects().length > 0 && drawn(mark));
    requestAnimationFrame(seen ? () => console.debug("chart seen", performance.now()) : look);
  };
  requestAnimationFrame(look);
}"""
"""Takes the time, from the start of the navigation, of the frame after the one in which a mark can be seen."""


def main(environment: str = "") -> None:
    """Start all four behind one proxy, open each in turn, and print times and ratios."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        programs = Path(environment or installed(folder)).absolute() / "bin"
        addresses = stack.enter_context(served(folder, programs))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, address in addresses.items():
            opened(browser, name, address, slow=False)
        for slow in (False, True):
            print("slow phone" if slow else "fast line")
            took = {name: [] for name in addresses}
            for _ in range(RUNS):
                for name, address in addresses.items():
                    took[name].append(opened(browser, name, address, slow=slow))
            for name, times in took.items():
                told = (
                    f"{word} {figure(times):6.2f} s {figure(times) / figure(took['chipledger']):5.1f} x"
                    for word, figure in (("median", statistics.median), ("best", min))
                )
                print(f"  {name:<12}", *told)


def installed(folder: Path) -> Path:
    """Make an environment with the others in it."""
    made = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", made], check=True)
    subprocess.run([made / "bin" / "pip", "install", "-q", "-r", HERE / "requirements-first-paint.txt"], check=True)
    return made


def opened(browser: Browser, name: str, address: str, *, slow: bool) -> float:
    """Open a page in a fresh context; give the seconds until a mark of its chart is in sight."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en")
    page = context.new_page()
    if slow:
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SLOW)
        line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(f"({WATCH})({json.dumps(SEEN[name])})")
    time.sleep(AT_REST)
    with page.expect_console_message(lambda said: said.text.startswith("chart seen"), timeout=120_000) as heard:
        page.goto(address, wait_until="commit", timeout=120_000)
    context.close()
    return float(heard.value.text.split()[-1]) / 1000


@contextmanager
def served(folder: Path, programs: Path) -> Iterator[dict[str, str]]:
    """Serve the same figures by all four, each behind nginx; give their addresses."""
    variables = os.environ | {"CHIPLEDGER_DATABASE_URL": f"sqlite:///{folder}/ledger.db"}
    for command in (["migrate"], ["load", str(HERE.parent / "seed")]):
        subprocess.run([COMMAND, *command], env=variables, check=True, stdout=subprocess.DEVNULL)
    ports = {name: free_port() for name in SEEN}
    fronts = {name: free_port() for name in SEEN}
    with ExitStack() as stack:
        stack.enter_context(running([COMMAND, "serve", "--port", str(ports["chipledger"])], variables, folder))
        answer = answered(f"http://127.0.0.1:{ports['chipledger']}{TOPIC}.csv")
        (folder / "figures.csv").write_bytes(answer)
        (folder / "dashed.py").write_text(DASH, encoding="utf-8")
        (folder / "streamed.py").write_text(STREAMLIT, encoding="utf-8")
        store(folder)
        others = {
            "dash": [programs / "python", "dashed.py", str(ports["dash"])],
            "streamlit": [
                *(programs / "streamlit", "run", "streamed.py", "--server.headless=true"),
                *(f"--server.port={ports['streamlit']}", "--browser.gatherUsageStats=false"),
            ],
            "datasette": [programs / "datasette", "figures.db", "-p", str(ports["datasette"])],
        }
        for command in others.values():
            stack.enter_context(running(command, dict(os.environ), folder))
        for name in others:
            answered(f"http://127.0.0.1:{ports[name]}/")
        (folder / "nginx.conf").write_text(proxy(folder, ports, fronts), encoding="utf-8")
        stack.enter_context(running(["nginx", "-c", folder / "nginx.conf", "-p", folder], dict(os.environ), folder))
        paths = {"chipledger": TOPIC, "dash": "/", "streamlit": "/", "datasette": f"/figures/figures{VEGA}"}
        addresses = {name: f"http://127.0.0.1:{fronts[name]}{path}" for name, path in paths.items()}
        for address in addresses.values():
            answered(address.split("#")[0])
        yield addresses


def store(folder: Path) -> None:
    """Put the figures into a database for Datasette."""
    import sqlite3  # noqa: PLC0415 - only this one needs it

    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    database = sqlite3.connect(folder / "figures.db")
    kinds = [f'"{name}" {"REAL" if name.startswith("value") else "TEXT"}' for name in head]
    database.execute(f"CREATE TABLE figures ({', '.join(kinds)})")
    database.executemany(f"INSERT INTO figures VALUES ({', '.join('?' * len(head))})", rows)  # noqa: S608 - marks only
    database.commit()
    database.close()


def proxy(folder: Path, ports: dict[str, int], fronts: dict[str, int]) -> str:
    """Write nginx's settings: every answer compressed by it, in the same way, whoever made it."""
    servers = "\n".join(
        f"""server {{ listen 127.0.0.1:{fronts[name]}; location / {{
          proxy_pass http://127.0.0.1:{port}; proxy_http_version 1.1; proxy_set_header Host $http_host;
          proxy_set_header Accept-Encoding ""; proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection $upgrading; }} }}"""
        for name, port in ports.items()
    )
    return f"""daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
    events {{}}
    http {{
      include /etc/nginx/mime.types; access_log off; client_body_temp_path {folder}; proxy_temp_path {folder};
      fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
      map $http_upgrade $upgrading {{ default upgrade; '' ''; }}
      gzip on; gzip_comp_level 6; gzip_min_length 500; gzip_proxied any;
      gzip_types text/css text/javascript application/javascript application/json image/svg+xml text/plain;
      {servers}
    }}"""


@contextmanager
def running(command: list[object], environment: dict[str, str], folder: Path) -> Iterator[None]:
    """Run a program for as long as it is needed."""
    with (folder / "said.log").open("ab") as log:
        program = subprocess.Popen([str(part) for part in command], env=environment, cwd=folder, stdout=log, stderr=log)
    try:
        yield
    finally:
        program.terminate()
        program.wait(timeout=20)


def answered(address: str, seconds: float = 60) -> bytes:
    """Ask until a server answers.

    Raises:
        TimeoutError: it did not.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=20) as answer:  # noqa: S310 - an address of our own
                return answer.read()
        except (URLError, ConnectionError):
            time.sleep(0.3)
    raise TimeoutError(f"Nothing answered at {address} within {seconds:.0f} seconds.")


def free_port() -> int:
    """Give a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main(*sys.argv[1:])
