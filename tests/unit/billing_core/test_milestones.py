"""The milestone's life and its list, in full tables (rules 13 and 14). Pure."""

from dataclasses import replace

import pytest

from billing_core.drafts import MilestoneDraft
from billing_core.errors import InvalidTransition, MilestoneLocked, NotFound, ValidationFailed
from billing_core.kinds import MilestoneStatus
from billing_core.milestones import Existing, Step, after_step, check_new_list

PENDING, IN_PROGRESS, COMPLETED, INVOICED = MilestoneStatus

ALLOWED = {
    (PENDING, Step.START): IN_PROGRESS,
    (IN_PROGRESS, Step.COMPLETE): COMPLETED,
    (COMPLETED, Step.REOPEN): IN_PROGRESS,
    (COMPLETED, Step.INVOICE): INVOICED,
    (INVOICED, Step.RELEASE): COMPLETED,
}


@pytest.mark.parametrize("status", MilestoneStatus)
@pytest.mark.parametrize("step", Step)
def test_only_the_steps_of_rule_13_are_possible(status: MilestoneStatus, step: Step) -> None:
    target = ALLOWED.get((status, step))
    if target is not None:
        assert after_step("Design", status, step) is target
        return

    with pytest.raises(InvalidTransition) as refused:
        after_step("Design", status, step)

    assert refused.value.current_status == status
    assert refused.value.allowed_from == tuple(
        source.value for (source, possible), _ in ALLOWED.items() if possible is step
    )
    assert refused.value.next_move


def existing(identity: str, status: MilestoneStatus, name: str = "") -> Existing:
    return Existing(identity, name or identity, 100, None, None, status)


def kept(milestone: Existing) -> MilestoneDraft:
    return MilestoneDraft(milestone.name, milestone.amount_minor, id=milestone.id)


@pytest.mark.parametrize("status", MilestoneStatus)
def test_only_unlocked_milestones_are_edited(status: MilestoneStatus) -> None:
    row = existing("a", status)
    for edited in (
        replace(kept(row), name="Other"),
        replace(kept(row), amount_minor=101),
        replace(kept(row), description="More"),
    ):
        if status.is_locked:
            with pytest.raises(MilestoneLocked) as refused:
                check_new_list([row], [edited])
            assert refused.value.current_status == status
        else:
            check_new_list([row], [edited])


@pytest.mark.parametrize("status", MilestoneStatus)
def test_only_pending_milestones_are_removed(status: MilestoneStatus) -> None:
    if status is PENDING:
        check_new_list([existing("a", status)], [])
        return
    with pytest.raises(MilestoneLocked):
        check_new_list([existing("a", status)], [])


@pytest.mark.parametrize("first", MilestoneStatus)
@pytest.mark.parametrize("second", MilestoneStatus)
def test_two_locked_milestones_keep_their_order(
    first: MilestoneStatus, second: MilestoneStatus
) -> None:
    rows = [existing("a", first), existing("b", second)]
    swapped = [kept(row) for row in reversed(rows)]
    if first.is_locked and second.is_locked:
        with pytest.raises(MilestoneLocked):
            check_new_list(rows, swapped)
    else:
        check_new_list(rows, swapped)


def test_new_milestones_go_anywhere_between_locked_ones() -> None:
    rows = [existing("a", INVOICED), existing("b", COMPLETED)]

    check_new_list(
        rows, [MilestoneDraft("New", 5), kept(rows[0]), MilestoneDraft("N2", 5), kept(rows[1])]
    )


def test_id_of_no_milestone_here_is_not_found() -> None:
    with pytest.raises(NotFound):
        check_new_list([existing("a", PENDING)], [MilestoneDraft("X", 1, id="b")])


def test_id_that_stands_twice_is_refused() -> None:
    row = existing("a", PENDING)
    with pytest.raises(ValidationFailed):
        check_new_list([row], [kept(row), kept(row)])
