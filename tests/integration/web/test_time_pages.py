"""The Time tab: what it takes, what it calls things, and all of what was logged."""

import re
from datetime import date

import pytest

from billing_core.database import Database
from billing_core.unit_of_work import UnitOfWork, Via
from billing_core.usecases import time
from commandbar.web import projects as project_pages
from tests.integration.web.surfer import Surfer
from tests.integration.web.test_billing_pages import made_project, milestones
from tests.integration.web.test_command_pages import owner


async def test_older_time_is_a_page_further(
    signed_in: Surfer, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = await made_project(signed_in)

    def work(uow: UnitOfWork) -> None:
        for place in range(5):
            draft = time.TimeDraft(60, date(2026, 3, 2), f"Note {place}")
            time.log_time(uow, project.rpartition("/")[2], draft)

    database.transact(owner(database), Via.WEB, work)
    monkeypatch.setattr(project_pages, "TIME_PAGE", 3)
    first = (await signed_in.get(f"{project}?tab=time")).text
    older = re.search(r'href="([^"]*)">Older entries', first)
    assert older is not None
    second = (await signed_in.get(older[1].replace("&amp;", "&"))).text
    notes = re.findall(r"Note \d", first) + re.findall(r"Note \d", second)
    assert notes == [f"Note {place}" for place in reversed(range(5))]
    assert "Older entries" not in second


@pytest.mark.parametrize("hours", ["a day", "", "0", "25"])
async def test_hours_that_are_refused_are_called_hours(signed_in: Surfer, hours: str) -> None:
    project = await made_project(signed_in)
    html = (await signed_in.post(f"{project}/time", {"hours": hours})).text
    notice = html[html.index('role="alert"') : html.index("</div>", html.index('role="alert"'))]
    assert "Hours: " in notice
    assert "inutes" not in notice
    assert 'id="hours-error"' in html


async def test_billable_is_asked_where_time_can_reach_an_invoice(signed_in: Surfer) -> None:
    fixed = await made_project(signed_in)
    hourly = await made_project(
        signed_in, billing_type="hourly", budget="", hourly_rate="100", **milestones()
    )
    for project, is_asked in ((fixed, False), (hourly, True)):
        await signed_in.post(f"{project}/time", {"hours": "1", "note": "Workshop"})
        html = (await signed_in.get(f"{project}?tab=time")).text
        assert "Workshop" in html
        assert ('name="billable"' in html) == is_asked
        assert ("not billable" in html) == is_asked
