"""What staging decides without a database: words, statuses, digests, and what was changed."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

import pytest

from billing_core.errors import ValidationFailed
from commandbar.content import (
    Content,
    StoredDependency,
    describe_changes,
    digest_of,
    evidence_still_true,
    flatten,
    same_digest,
)
from commandbar.errors import NotStaged, PlanExpired
from commandbar.plan import Evidence, Origin
from commandbar.staging import (
    LIFETIME,
    checked_prompt,
    require,
    status_at,
)
from commandbar.tables import CommandRow, CommandStatus
from tests.factories import START

STAGED, EXECUTED, EXPIRED = CommandStatus.STAGED, CommandStatus.EXECUTED, CommandStatus.EXPIRED
PLAN = {"name": "Müller", "milestones": [{"name": "A", "amount": "1.00", "due_date": None}]}


def command(**changes: Any) -> CommandRow:
    facts: dict[str, Any] = {
        "id": "cmd_1",
        "workspace_id": "wsp_1",
        "created_by": "usr_1",
        "action": "create_project",
        "version": 1,
        "status": STAGED,
        "expires_at": START + LIFETIME,
    }
    return CommandRow(**{**facts, **changes})


def content(**changes: Any) -> Content:
    rests_on = StoredDependency(field="client", what="the client", value="Acme Corp")
    return Content(**{"plan": PLAN, "dependencies": [rests_on], **changes})


@pytest.mark.parametrize(
    ("text", "taken"),
    [("x", True), ("x" * 10_000, True), ("x" * 10_001, False), (" \n\t\u200b", False), ("", False)],
)
def test_prompt_is_from_1_to_10000_characters(text: str, taken: bool) -> None:
    if taken:
        assert checked_prompt(text).text == text
        return
    with pytest.raises(ValidationFailed) as refused:
        checked_prompt(text, "text")
    assert [error.field for error in refused.value.errors] == ["text"]


@pytest.mark.parametrize(
    ("status", "after", "shown"),
    [
        (STAGED, timedelta(hours=24) - timedelta(microseconds=1), STAGED),
        (STAGED, timedelta(hours=24), EXPIRED),
        (CommandStatus.NEEDS_CLARIFICATION, timedelta(hours=25), EXPIRED),
        (EXECUTED, timedelta(days=400), EXECUTED),
        (CommandStatus.DISCARDED, timedelta(days=400), CommandStatus.DISCARDED),
    ],
)
def test_only_an_open_plan_expires_and_after_24_hours(
    status: CommandStatus, after: timedelta, shown: CommandStatus
) -> None:
    assert status_at(command(status=status), START + after) is shown


@pytest.mark.parametrize(
    ("status", "now", "refusal"),
    [
        (STAGED, START, None),
        (STAGED, START + LIFETIME, PlanExpired),
        (EXECUTED, START, NotStaged),
        (CommandStatus.REJECTED, START + LIFETIME, NotStaged),
    ],
)
def test_a_step_passes_from_an_allowed_status_or_says_why_not(
    status: CommandStatus, now: datetime, refusal: type[Exception] | None
) -> None:
    row = command(status=status)
    if refusal is None:
        require(row, frozenset({STAGED}), now)
        return
    with pytest.raises(refusal):
        require(row, frozenset({STAGED}), now)


def test_digest_of_a_plan_is_the_same_in_every_release() -> None:
    """A plan that was reviewed before an update of the server can be confirmed after it."""
    document = (
        r'{"action":"create_project","author":"usr_1","command":"cmd_1",'
        r'"dependencies":[{"field":"client","value":"Acme Corp","what":"the client"}],'
        r'"expires_at":"2026-03-03T09:30:00+00:00",'
        r'"plan":{"milestones":[{"amount":"1.00","due_date":null,"name":"A"}],"name":"M\u00fcller"},'
        r'"schema":1,"version":1,"workspace":"wsp_1"}'
    )
    digest = hashlib.sha256(document.encode()).hexdigest()
    assert digest_of(command(), content()) == f"sha256:{digest}"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"id": "cmd_2"}, {}),
        ({"workspace_id": "wsp_2"}, {}),
        ({"created_by": "usr_2"}, {}),
        ({"action": "create_client"}, {}),
        ({"version": 2}, {}),
        ({"expires_at": START}, {}),
        ({}, {"plan": {**PLAN, "name": "Muller"}}),
        ({}, {"dependencies": []}),
    ],
)
def test_any_change_of_what_a_confirm_stands_for_is_another_digest(
    row: dict[str, Any], said: dict[str, Any]
) -> None:
    assert digest_of(command(**row), content(**said)) != digest_of(command(), content())


def test_what_a_confirm_does_not_stand_for_leaves_the_digest() -> None:
    assert digest_of(command(), content(reason="x")) == digest_of(command(), content())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("a", "a", True), ("a", "b", False), (None, "", False), ("é", "é", True)],
)
def test_digests_are_the_same_or_not_and_none_is_like_no_other(
    one: str | None, other: str, same: bool
) -> None:
    assert same_digest(one, other) is same


def test_a_plan_is_flattened_to_its_leaves_and_null_is_left_out() -> None:
    assert flatten(PLAN) == {
        "name": "Müller",
        "milestones[0].name": "A",
        "milestones[0].amount": "1.00",
    }


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (PLAN, PLAN, "Nothing changed."),
        (None, None, "Nothing changed."),
        (None, {"name": "A"}, "name: nothing → A"),
        ({"name": "A"}, None, "name: A → nothing"),
        ({"a": 1, "b": 2}, {"c": 3, "b": 4, "a": 1}, "b: 2 → 4\nc: nothing → 3"),
        ({"flag": True}, {"flag": False}, "flag: True → False"),
    ],
)
def test_changes_are_told_field_by_field_the_old_ones_first(
    old: dict[str, Any] | None, new: dict[str, Any] | None, told: str
) -> None:
    assert describe_changes(old, new) == told


def test_evidence_falls_with_what_it_is_for_and_with_what_stands_in_that() -> None:
    fields = ["name", "names", "milestones", "milestones[0].amount", "milestones[0]", "client"]
    evidence = [Evidence(field=f, text="x", start=0, end=1, origin=Origin.STATED) for f in fields]
    old = {"name": "A", "names": "B", "milestones": [{"amount": "1"}], "client": {"id": "1"}}

    def kept(new: dict[str, Any]) -> list[str]:
        stored = content(plan=old, evidence=evidence)
        return [e.field for e in evidence_still_true(stored, new)]

    assert kept(old) == fields
    assert kept({**old, "name": "Z"}) == fields[1:]
    assert kept({**old, "milestones": [{"amount": "2"}]}) == ["name", "names", "client"]
    assert kept({**old, "milestones": []}) == ["name", "names", "client"]
    assert kept({**old, "client": {"id": "2"}}) == fields[:5]
    assert evidence_still_true(content(plan=None, evidence=evidence), old) == ()
