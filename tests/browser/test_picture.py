"""The README's picture: a plan under review, one value's words lit.

PICTURE=.github/command-bar.png python -m pytest tests/browser/test_picture.py
"""

import os
import shutil

from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.conftest import SCREENSHOTS, Person, Site

WORDS = (
    "Create a $50,000 fixed price project called Brand Redesign for Acme Corp with 3 milestones: "
    "Strategy $15,000 by 30 April 2027, Design $20,000, Delivery the rest"
)
SIZE: ViewportSize = {"width": 1160, "height": 820}
MOST_BYTES = 200 * 1024


def test_the_readmes_picture(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport=SIZE, device_scale_factor=1.5, reduced_motion="reduce")
    person = Person(context, site)
    page = person.sign_in()
    page.get_by_test_id("command-input").fill(WORDS)
    page.get_by_test_id("command-submit").click()
    expect(page.get_by_test_id("milestone-row")).to_have_count(3)
    page.get_by_text("Apr 30, 2027").hover()
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    picture = SCREENSHOTS / "command-bar.png"
    page.screenshot(path=picture)
    context.close()
    assert picture.stat().st_size < MOST_BYTES
    if wanted := os.environ.get("PICTURE"):
        shutil.copy(picture, wanted)
