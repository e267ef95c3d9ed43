"""When each type of page is first painted, as it is and with every other host black-holed; prints a Markdown table.

A black hole accepts a connection and never answers: a page that waits for a foreign host would wait for its time-out.

    python -m benchmarks.first_paint site
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Playwright, sync_playwright

from scripts.chromium import FLAGS, find
from tests.browser_support import serve
from tests.page_types import page_types

RUNS = 3
PAINTED = """() => new Promise(resolve => new PerformanceObserver(list => {
    for (const entry of list.getEntriesByName("first-contentful-paint")) resolve(entry.startTime)
}).observe({ type: "paint", buffered: true }))"""


def painted(browser: Browser, address: str) -> float:
    """Milliseconds to the first paint of a page that was never seen: the median of some runs."""
    times = []
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
        page = context.new_page()
        page.goto(address, wait_until="load")
        times.append(page.evaluate(PAINTED))
        context.close()
    return median(times)


def launched(playwright: Playwright, *flags: str) -> Browser:
    """A browser under test."""
    return playwright.chromium.launch(executable_path=find(), args=[*FLAGS, *flags])


def main(site: Path) -> None:
    """Measure one Chinese and one English page of every type."""
    with socket.create_server(("127.0.0.1", 0)) as hole, serve(site) as home, sync_playwright() as playwright:
        rules = f"MAP * 127.0.0.1:{hole.getsockname()[1]}, EXCLUDE 127.0.0.1"
        browsers = [launched(playwright), launched(playwright, f"--host-resolver-rules={rules}")]
        rows = []
        for name, path in page_types(site).items():
            for prefix in ("", "en/"):
                times = [painted(browser, home + prefix + path) for browser in browsers]
                rows.append(times[1] - times[0])
                print(f"| {prefix}{name} | {times[0]:.0f} | {times[1]:.0f} |", flush=True)
        print(f"largest difference {max(rows):.0f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
