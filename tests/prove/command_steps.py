"""What a member can do at the command bar, and what must follow: see `project_steps.py`."""

import json
from decimal import Decimal
from typing import Any

from billing_core.money import CURRENCY_DIGITS
from tests.prove.doors import Attempt, at
from tests.prove.model import DAY, OPEN, Client, Codes, Command, Project
from tests.prove.moment import Moment, refused

Maybe = Attempt | None

ALPHA, BETA = "Alpha", "Beta"


def _dollars(whole: int) -> str:
    return f"{whole}.00"


def stage_project(
    m: Moment, name: str, client: str, kind: str, budget: int | None, amounts: list[int]
) -> Maybe:
    names = (ALPHA, BETA)[: len(amounts)]
    parts = ", ".join(f"{n} ${a}" for n, a in zip(names, amounts, strict=True))
    given = f"${budget} " if budget and kind == "fixed_price" else ""
    sentence = f"Create a {given}{kind.replace('_', ' ')} project called {name} for {client}"
    if kind != "fixed_price":
        sentence += " at $90 per hour"
    if kind != "hourly":
        sentence += f" with {len(amounts)} milestone{'s'[: len(amounts) - 1]}: {parts}"
    known = m.workspace.active_clients(client)
    total = _dollars(sum(amounts))
    expected: dict[str, Any] = {
        "project_name": name,
        "client": None
        if len(known) > 1
        else {"id": known[0].id if known else None, "name": client, "existing": bool(known)},
        "billing_type": kind,
        "currency": "USD",
        "budget": None if kind == "hourly" else _dollars(budget) if given and budget else total,
        "budget_derived": kind != "hourly" and not given,
        "budget_scope": "milestones_only" if kind == "mixed" else "all_invoices",
        "hourly_rate": None if kind == "fixed_price" else "90.00",
        "milestones": []
        if kind == "hourly"
        else [
            {"name": n, "amount": _dollars(a), "due_date": None, "description": None}
            for n, a in zip(names, amounts, strict=True)
        ],
    }
    status = "needs_clarification" if len(known) > 1 else "staged"
    return _stage(m, sentence, "create_project", status, expected)


def stage_client(m: Moment, client: str) -> Maybe:
    return _stage(m, f"add {client} to my clients", "create_client", "staged", {"name": client})


def _stage(m: Moment, sentence: str, action: str, status: str, plan: dict[str, Any]) -> Attempt:
    w = m.workspace

    def apply(answer: Any) -> list[str]:
        assert (at(answer, "status"), at(answer, "action")) == (status, action), sentence
        assert _content(at(answer, "plan")) == plan, sentence
        command = Command(
            w.id, at(answer, "id"), action, status, 1, at(answer, "digest"), plan, m.now + DAY
        )
        if status == "staged":
            command.rests_on = w.rests_on(action, plan)
        w.add(command)
        return []

    return Attempt(
        lambda h: h.bar.submit(h.caller, sentence),
        ("POST", "/commands", {"prompt": sentence}),
        apply,
        refused(ai_disabled=not w.ai_enabled),
    )


def _content(plan: Any) -> Any:
    """The plan as JSON has it."""
    return json.loads(json.dumps(plan))


def _why_not_open(m: Moment, command: Command) -> Codes:
    """Why the command takes no correction: switched off, expired, decided (rules 30 and 33)."""
    if not m.workspace.ai_enabled:
        return refused(ai_disabled=True)
    status = command.status_at(m.now)
    if status == "expired":
        return refused(plan_expired=True)
    return refused(not_staged=status not in {"staged", "needs_clarification"})


def _new_version(m: Moment, command: Command, answer: Any, plan: dict[str, Any]) -> list[str]:
    w = m.workspace
    plan = w.settled(plan)
    assert at(answer, "status") == "staged"
    assert _content(at(answer, "plan")) == plan
    assert at(answer, "digest") != command.digest, "another plan has the same digest"
    command.status, command.version = "staged", command.version + 1
    command.plan, command.digest = plan, at(answer, "digest")
    command.expires_at = m.now + DAY
    command.rests_on = w.rests_on(command.action, plan)
    return []


def _with_sum(plan: dict[str, Any]) -> dict[str, Any]:
    """A derived budget is the sum of the milestones (rule 5)."""
    if not plan["budget_derived"] or not plan["milestones"]:
        return plan
    total = sum(Decimal(milestone["amount"]) for milestone in plan["milestones"])
    return {**plan, "budget": str(total)}


def _with_alpha(plan: dict[str, Any], amount: int) -> dict[str, Any]:
    first, *rest = plan["milestones"]
    return _with_sum({**plan, "milestones": [{**first, "amount": _dollars(amount)}, *rest]})


def correct(m: Moment, pick: int, amount: int) -> Maybe:
    """A correction in words."""
    command = m.pick(Command, pick, "staged")
    if command is None:
        return None
    is_foreign = command.workspace_id != m.workspace.id
    codes = _why_not_open(m, command)
    can_be_corrected = command.status == "staged" and command.plan.get("milestones")
    if not (is_foreign or codes or can_be_corrected):
        return None
    words = f"make {ALPHA} ${amount}"
    if not codes and not is_foreign:
        codes = m.workspace.why_not_client(command.plan)

    def apply(answer: Any) -> list[str]:
        return _new_version(m, command, answer, _with_alpha(command.plan, amount))

    return Attempt(
        lambda h: h.bar.message(h.caller, command.id, words),
        ("POST", f"/commands/{command.id}/messages", {"text": words}),
        apply,
        codes,
        of=command,
    )


def edit_plan(
    m: Moment,
    pick: int,
    what: str,
    client_pick: int,
    name: str,
    client_name: str,
    amount: int,
    late: bool,
) -> Maybe:
    """The reviewer's own plan; where a client is being asked about, it names one."""
    command = m.pick(Command, pick, "staged")
    if command is None:
        return None
    plan, codes = dict(command.plan), OPEN
    if command.action == "create_client":
        plan["name"] = client_name
    elif what == "client" or plan["client"] is None:
        client = m.pick(Client, client_pick)
        if client is None:
            return None
        plan["client"] = {"id": client.id, "name": client.name, "existing": True}
        if client.workspace_id != m.workspace.id:
            codes = refused(not_found=True)
    elif what == "amount" and plan["milestones"]:
        plan = _with_alpha(plan, amount)
        codes = refused(validation_failed=amount == 0)
    else:
        plan["project_name"] = name
    if command.workspace_id == m.workspace.id and not codes:
        codes = m.workspace.why_not_client(plan)
    version = command.version - late
    if late:
        codes = refused(plan_changed=True)
    codes = _why_not_open(m, command) or codes

    def apply(answer: Any) -> list[str]:
        return _new_version(m, command, answer, plan)

    return Attempt(
        lambda h: h.bar.edit(h.caller, command.id, version, json.dumps(plan)),
        ("PUT", f"/commands/{command.id}/plan", {"version": version, "plan": plan}),
        apply,
        codes,
        of=command,
    )


def confirm(m: Moment, pick: int, wrong: str) -> Maybe:
    command = m.pick(Command, pick)
    if command is None:
        return None
    version = command.version + (wrong == "version")
    digest = command.digest or "sha256:" + "0" * 64
    if wrong == "digest":
        digest = digest[:-1] + ("1" if digest[-1] == "0" else "0")
    was_executed = command.status == "executed"

    def apply(answer: Any) -> list[str]:
        result = at(answer, "result")
        if was_executed:
            assert result == command.result, "a repeated confirm answered otherwise"
            return []
        command.status, command.result = "executed", result
        run = _add_client if command.action == "create_client" else _add_project
        return [*run(m, command, result), "command.confirm"]

    body = {"version": version, "digest": digest}
    return Attempt(
        lambda h: h.bar.confirm(h.caller, command.id, version, digest),
        ("POST", f"/commands/{command.id}/confirm", body),
        apply,
        _why_not_confirm(m, command, shown=not wrong),
        of=command,
    )


def _why_not_confirm(m: Moment, command: Command, *, shown: bool) -> Codes:
    if not m.workspace.ai_enabled:
        return refused(ai_disabled=True)
    status = command.status_at(m.now)
    if status == "expired":
        return refused(plan_expired=True)
    if status not in {"staged", "executed"}:
        return refused(not_staged=True)
    if not shown:
        return refused(plan_changed=True)
    if status == "executed" or command.workspace_id != m.workspace.id:
        return OPEN
    now = m.workspace.rests_on(command.action, command.plan)
    return refused(plan_stale=now != command.rests_on)


def _add_client(m: Moment, command: Command, result: dict[str, str]) -> list[str]:
    name = command.plan.get("name") or command.plan["client"]["name"]
    m.workspace.add(Client(m.workspace.id, result["client_id"], name))
    return ["client.create"]


def _add_project(m: Moment, command: Command, result: dict[str, str]) -> list[str]:
    plan = command.plan
    actions = []
    if plan["client"]["id"] is None:
        actions += _add_client(m, command, result)
    else:
        assert result["client_id"] == plan["client"]["id"]
    m.workspace.add(
        Project(
            m.workspace.id,
            result["project_id"],
            result["client_id"],
            plan["project_name"],
            plan["billing_type"],
            plan["currency"],
            _minor(plan["budget"], plan["currency"]),
            plan["budget_scope"],
            _minor(plan["hourly_rate"], plan["currency"]),
            command_id=command.id,
        )
    )
    wanted = [
        (x["name"], int(_minor(x["amount"], plan["currency"]) or 0)) for x in plan["milestones"]
    ]
    m.add_milestones(result["project_id"], wanted)
    return [*actions, "project.create"]


def _minor(amount: str | None, currency: str) -> int | None:
    return None if amount is None else int(Decimal(amount).scaleb(CURRENCY_DIGITS[currency]))


def discard(m: Moment, pick: int) -> Maybe:
    command = m.pick(Command, pick, "staged")
    if command is None:
        return None

    def apply(_answer: Any) -> list[str]:
        command.status, command.digest = "discarded", None
        return []

    return Attempt(
        lambda h: h.bar.discard(h.caller, command.id),
        ("POST", f"/commands/{command.id}/discard", {}),
        apply,
        refused(ai_disabled=True)
        if not m.workspace.ai_enabled
        else refused(not_staged=command.status == "executed"),
        of=command,
    )


def undo(m: Moment, pick: int) -> Maybe:
    """What a command made is taken back, for as long as nothing hangs on it."""
    command = m.pick(Command, pick, "executed")
    if command is None:
        return None
    was_undone = command.is_undone
    codes = refused(invalid_transition=command.status != "executed")
    if not codes and not was_undone and command.workspace_id == m.workspace.id:
        codes = refused(still_in_use=_is_used(m, command))

    def apply(_answer: Any) -> list[str]:
        if was_undone:
            return []
        command.is_undone = True
        return [*_take_back(m, command), "command.undo"]

    return Attempt(
        lambda h: h.bar.undo(h.caller, command.id),
        ("POST", f"/commands/{command.id}/undo", {}),
        apply,
        codes,
        of=command,
    )


def _is_used(m: Moment, command: Command) -> bool:
    w, result = m.workspace, command.result or {}
    if command.action == "create_client":
        return w.client_is_used(w.get(Client, result["client_id"]))
    return w.project_is_used(w.get(Project, result["project_id"]))


def _take_back(m: Moment, command: Command) -> list[str]:
    w, result, actions = m.workspace, command.result or {}, []
    if command.action == "create_project":
        for milestone in w.milestones(result["project_id"]):
            w.remove(milestone)
        w.remove(w.get(Project, result["project_id"]))
        actions = ["project.remove"]
        if command.plan["client"]["id"] is not None:
            return actions
    client = w.get(Client, result["client_id"])
    if not w.client_is_used(client):
        w.remove(client)
        actions.append("client.remove")
    return actions
