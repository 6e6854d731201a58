"""Times are the reader's own where scripts run and say UTC where none do; days stay days."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, expect

from tests.browser.conftest import Person, Site
from tests.browser.scenes import a_project_under_way
from tests.browser.test_bar import stage

ZONE = "Pacific/Auckland"


def test_a_time_is_in_the_readers_zone_and_utc_without_scripts(
    browser: Browser, site: Site
) -> None:
    with browser.new_context(timezone_id=ZONE) as context:
        person = Person(context, site)
        page = person.sign_in()
        stage(page, "new client: Acme Labs")
        person.open("/commands")
        time = page.locator("time").first
        at = datetime.fromisoformat(str(time.get_attribute("datetime")))
        local = at.astimezone(ZoneInfo(ZONE))
        expect(time).to_have_text(f"{local:%b} {local.day}, {local:%Y, %-I:%M %p}")
        utc = f"{at:%b} {at.day}, {at:%Y, %-I:%M %p} UTC"
        expect(time).to_have_attribute("title", re.compile(utc.replace(" ", r"\s")))
        assert person.complaints == []
        kept = context.storage_state()
    with browser.new_context(java_script_enabled=False, storage_state=kept) as context:
        page = Person(context, site).open("/commands")
        expect(page.locator("time").first).to_have_text(utc)


def test_a_due_date_is_the_same_day_everywhere(browser: Browser, site: Site) -> None:
    project = a_project_under_way(site)
    for zone in (ZONE, "Pacific/Honolulu"):
        with browser.new_context(timezone_id=zone) as context:
            person = Person(context, site)
            page = person.sign_in()
            person.open(f"/projects/{project.id}")
            expect(page.get_by_test_id("milestone-row").first).to_contain_text("Oct 1, 2026")
