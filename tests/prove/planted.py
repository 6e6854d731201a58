"""The faults that the suite must find, as data: what is written in the place of what, and where."""

from dataclasses import dataclass

SQLITE = "not postgresql"


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake. `old` stands in `file` exactly once; the tests fail when it is `new`.

    `only` picks among the tests' databases and parameters, as pytest's -k does. A fault that
    only shows when two processes meet may take more than one of `tries`.
    """

    name: str
    file: str
    old: str
    new: str
    found_by: str
    only: str = SQLITE
    tries: int = 1


_BILLING = "tests/integration/billing"
_COMMANDS = "tests/integration/commands"
_UNIT = "tests/unit/billing_core"

FAULTS = (
    Fault(
        "no row lock on the project",
        "billing_core/usecases/loading.py",
        "return _own_child(child).with_for_update(key_share=True, of=(Project, child))",
        "return _own_child(child)",
        f"{_BILLING}/test_races.py::test_milestones_that_together_exceed_the_budget",
        "postgresql",
        tries=3,
    ),
    Fault(
        "SQLite writers begin deferred",
        "billing_core/database.py",
        '(writer, "BEGIN IMMEDIATE")',
        '(writer, "BEGIN DEFERRED")',
        f"{_BILLING}/test_races.py::test_milestones_that_together_exceed_the_budget",
        "sqlite",
        tries=3,
    ),
    Fault(
        "budget exceeded by one minor unit",
        "billing_core/budgets.py",
        "if requested_minor <= max(remaining, 0):",
        "if requested_minor <= max(remaining, 0) + 1:",
        f"{_UNIT}/test_budgets.py",
    ),
    Fault(
        "hours left out of the budget's scope",
        "billing_core/budgets.py",
        "return of_milestone or self.scope is BudgetScope.ALL_INVOICES",
        "return of_milestone",
        f"{_BILLING}/test_time.py::test_budget_of_an_hourly_project_stops_time_invoices",
    ),
    Fault(
        "members may reopen",
        "billing_core/permissions.py",
        "Permission.MILESTONE_REOPEN: _OWNER_AND_ADMIN",
        "Permission.MILESTONE_REOPEN: _EVERYONE",
        f"{_BILLING}/test_milestones.py::test_every_status_action_and_role_is_as_rule_13_says",
    ),
    Fault(
        "the digest is not compared",
        "commandbar/executor.py",
        "if version != row.version or not same_digest(row.digest, digest):",
        "if version != row.version:",
        f"{_COMMANDS}/test_life.py::test_a_tampered_digest_is_refused",
    ),
    Fault(
        "a stored plan is trusted as it stands",
        "commandbar/executor.py",
        "    _require_untouched(row, content)\n",
        "",
        f"{_COMMANDS}/test_life.py::test_a_plan_changed_behind_the_digest_is_refused",
    ),
    Fault(
        "tax cut off instead of rounded",
        "billing_core/money.py",
        "(2 * numerator + denominator) // (2 * denominator)",
        "numerator // denominator",
        f"{_UNIT}/test_money.py::test_tax_is_rounded_half_up",
    ),
    Fault(
        "a step from invoiced is added",
        "billing_core/milestones.py",
        "    if status is transition.source:\n",
        "    if status in {transition.source, MilestoneStatus.INVOICED}:\n",
        f"{_UNIT}/test_milestones.py::test_only_the_steps_of_rule_13_are_possible",
    ),
    Fault(
        "billing rows of every workspace",
        "billing_core/usecases/loading.py",
        '.where(model.id == bindparam("id"), model.workspace_id == bindparam("workspace"))',
        '.where(model.id == bindparam("id"))',
        f"{_BILLING}/test_project_edit.py::test_another_workspaces_project_does_not_exist",
    ),
    Fault(
        "commands of every workspace",
        "commandbar/loading.py",
        'CommandRow.id == bindparam("id"), CommandRow.workspace_id == bindparam("workspace")',
        'CommandRow.id == bindparam("id"),',
        f"{_COMMANDS}/test_life.py::test_another_workspace_sees_nothing_of_a_command",
    ),
    Fault(
        "a confirm does not hold its command",
        "commandbar/loading.py",
        "select(CommandRow.__table__).where(*_OWN).with_for_update(key_share=True)",
        "select(CommandRow.__table__).where(*_OWN)",
        f"{_COMMANDS}/test_life.py::test_sixteen_confirms_at_once_give_one_project",
        "postgresql",
        tries=3,
    ),
    Fault(
        "a repeated confirm is refused",
        "commandbar/executor.py",
        "    if row.status == CommandStatus.EXECUTED:\n"
        "        _require_reviewed(row, version, digest)\n"
        "        return row\n",
        "    row.status = CommandStatus.STAGED\n",
        f"{_COMMANDS}/test_life.py::test_a_repeated_confirm_answers_the_same",
    ),
    Fault(
        "an invoice number skipped",
        "billing_core/usecases/invoice_life.py",
        "invoice_counter=Workspace.invoice_counter + 1",
        "invoice_counter=Workspace.invoice_counter + 2",
        f"{_BILLING}/test_invoice_life.py::test_numbers_have_no_gaps_and_void_ones_keep_theirs",
    ),
    Fault(
        "an invoice number used again",
        "billing_core/usecases/invoice_life.py",
        "invoice_counter=Workspace.invoice_counter + 1",
        "invoice_counter=Workspace.invoice_counter",
        f"{_BILLING}/test_invoice_life.py::test_numbers_have_no_gaps_and_void_ones_keep_theirs",
    ),
    Fault(
        "void frees the budget without rebilling",
        "billing_core/usecases/invoice_life.py",
        "invoice.uses_budget = not rebill",
        "invoice.uses_budget = False",
        f"{_BILLING}/test_invoice_life.py::test_void_frees_the_milestone_and_budget_only_to_rebill",
    ),
    Fault(
        "a locked milestone is edited",
        "billing_core/milestones.py",
        "if milestone and milestone.status.is_locked and milestone.differs_from(draft):",
        "if milestone and not milestone.status and milestone.differs_from(draft):",
        f"{_UNIT}/test_milestones.py::test_only_unlocked_milestones_are_edited",
    ),
    Fault(
        "a deleted draft keeps its budget",
        "commandbar/migrations/versions/0001_initial.py",
        "invoices_counted_delete AFTER DELETE ON invoices BEGIN UPDATE projects SET"
        " milestones_invoiced_minor = milestones_invoiced_minor - CASE",
        "invoices_counted_delete AFTER DELETE ON invoices BEGIN UPDATE projects SET"
        " milestones_invoiced_minor = milestones_invoiced_minor - 0 * CASE",
        f"{_BILLING}/test_invoices.py::test_deleted_draft_frees_its_milestone_and_budget",
    ),
    Fault(
        "a deleted draft keeps its milestone",
        "billing_core/usecases/invoices.py",
        "    return [move(uow, milestone, Step.RELEASE)]\n",
        "    return []\n",
        f"{_BILLING}/test_invoices.py::test_deleted_draft_frees_its_milestone_and_budget",
    ),
    Fault(
        "an expired plan lives a second longer",
        "commandbar/staging.py",
        "now >= row.expires_at",
        "now > row.expires_at",
        f"{_COMMANDS}/test_life.py::test_a_plan_expires_after_24_hours",
    ),
    Fault(
        "staleness is not looked at",
        "commandbar/executor.py",
        "    _require_fresh(uow, action, plan, content)\n",
        "",
        f"{_COMMANDS}/test_staleness.py::test_a_changed_client_makes_the_plan_stale",
    ),
    Fault(
        "equal parts lose what is left over",
        "billing_core/money.py",
        "total_minor - each * (parts - 1))",
        "each)",
        f"{_UNIT}/test_money.py::test_equal_parts_sum_to_the_total_and_only_the_last_differs",
    ),
    Fault(
        "a name may hide characters",
        "billing_core/text.py",
        "        text[i] not in allowed and hides(text, i) for i in range(len(text))\n",
        "        text[i] not in allowed and not hides(text, i) for i in ()\n",
        f"{_UNIT}/test_text.py::test_empty_long_or_hiding_words_are_refused",
    ),
    Fault(
        "a signed request is taken twice",
        "commandbar/slack/signatures.py",
        "        except IntegrityError:\n            return False\n",
        "        except IntegrityError:\n            return True\n",
        "tests/integration/slack/test_signatures.py::test_replay_is_refused_and_does_nothing",
    ),
    Fault(
        "the yen has cents",
        "billing_core/money.py",
        '_ZERO_DIGITS = "BIF CLP DJF GNF ISK JPY ',
        '_ZERO_DIGITS = "BIF CLP DJF GNF ISK ',
        f"{_UNIT}/test_money.py",
    ),
    Fault(
        "time is billed twice",
        "billing_core/usecases/invoices.py",
        "        worked.invoice_id = view.id\n",
        "        worked.invoice_id = None\n",
        f"{_BILLING}/test_time.py::test_billed_time_is_never_billed_again",
    ),
    Fault(
        "a repeated Generate makes a second invoice",
        "billing_core/usecases/invoices.py",
        "    if present is not None:\n        return Generated",
        "    if present is None and not milestone.status:\n        return Generated",
        f"{_BILLING}/test_invoices.py::test_repeat_gives_the_same_invoice",
    ),
    Fault(
        "the bar works although it is off",
        "commandbar/staging.py",
        "    if not settings.get_workspace(uow).ai_enabled:\n",
        "    if not settings.get_workspace(uow):\n",
        f"{_COMMANDS}/test_life.py::test_with_ai_off_nothing_is_staged_or_confirmed",
    ),
    Fault(
        "a member who was removed still confirms",
        "commandbar/bar.py",
        "lambda uow: work(with_current_role(uow)),",
        "work,",
        f"{_COMMANDS}/test_staleness.py::test_rights_are_those_of_the_moment_of_confirming",
    ),
    Fault(
        "an edit of an old version is merged",
        "billing_core/usecases/clients.py",
        "if sent is not None and sent != current:",
        "if sent is not None and sent > current:",
        f"{_BILLING}/test_milestones.py::test_old_version_is_refused_and_not_merged",
    ),
    Fault(
        "an ended portal link still opens",
        "billing_core/usecases/portal.py",
        "    client.portal_token_hash = token_hash\n",
        "    client.portal_token_hash = token_hash or client.portal_token_hash\n",
        f"{_BILLING}/test_portal.py::test_new_link_ends_the_old_one_and_revoking_ends_both",
    ),
    Fault(
        "undo takes work in progress away",
        "billing_core/usecases/removal.py",
        "if m.status is not MilestoneStatus.PENDING]",
        "if m.status is MilestoneStatus.INVOICED]",
        f"{_COMMANDS}/test_undo.py",
    ),
)
"""Beside these, the audit chain has its own thousand: `test_audit.py` changes every column."""
