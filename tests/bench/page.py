"""The bar in a browser: from Enter to the card, the preview while typing, the start page's weight.

Needs Chromium; without one there are no figures.
"""

import shutil
from collections.abc import Iterator

from playwright.sync_api import Page, sync_playwright

from tests.bench.measuring import Figure, figure, percentile
from tests.bench.serving import running_server
from tests.integration.api import SEED

TIMES = 40
CARD = """seed => new Promise(done => {
    const input = document.querySelector("[data-input]");
    input.value = seed;
    const start = performance.now();
    new MutationObserver((_, observer) => {
        if (!document.querySelector("[data-testid=plan-card]")) return;
        observer.disconnect();
        done(performance.now() - start);
    }).observe(document.body, {subtree: true, childList: true});
    input.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
})"""
PREVIEW = """async seed => {
    const csrf = document.querySelector("[name=csrf]").value;
    const start = performance.now();
    const body = new URLSearchParams({prompt: seed, csrf});
    await (await fetch("/preview", {method: "POST", body})).json();
    return performance.now() - start;
}"""

WEIGHT = """() => ["navigation", "resource"]
    .flatMap(kind => performance.getEntriesByType(kind))
    .reduce((sum, entry) => sum + entry.encodedBodySize, 0)"""


def figures() -> Iterator[Figure]:
    chromium = shutil.which("chromium")
    if chromium is None:
        return
    flags = ["--no-sandbox", "--disable-background-networking"]
    with running_server() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield from _figures(browser.new_page(), url)
        browser.close()


def _figures(page: Page, url: str) -> Iterator[Figure]:
    page.goto(url)
    page.get_by_test_id("sign-in-owner").first.click()
    page.get_by_test_id("command-input").wait_for()
    page.reload(wait_until="networkidle")
    weight = page.evaluate(WEIGHT) / 1024
    yield figure("start page, everything it loads", weight, "KB", goal="< 150")
    taken = sorted(_card_ms(page, url) for _ in range(TIMES))
    yield figure("Enter to card, p50", percentile(taken, 50), "ms")
    yield figure("Enter to card, p95", percentile(taken, 95), "ms", goal="<= 100")
    page.goto(url)
    previews = [float(page.evaluate(PREVIEW, SEED)) for _ in range(TIMES)]
    yield figure("preview while typing, p50", percentile(previews, 50), "ms", goal="<= 30")


def _card_ms(page: Page, url: str) -> float:
    page.goto(url)
    return float(page.evaluate(CARD, SEED))
