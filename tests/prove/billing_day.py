"""What clients of the server do all day, and what they were told, to be held to it after a crash.

Each client says a sentence, confirms the plan, completes a milestone, invoices it and sends the
invoice. What was answered is kept; a call without an answer is kept as open, and repeated.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx

Json = dict[str, Any]
PROMPT = (
    'Create a $50,000 fixed price project called "Day {name}" for Acme Corp with 3 milestones: '
    "Strategy $15,000, Design $20,000, Delivery $15,000"
)
MILESTONES = 3
ENTITLED = {
    "billing_name": "Acme Ltd",
    "email": "pay@acme.example",
    "address_line1": "1 Quay",
    "city": "Cork",
    "postal_code": "T12",
    "country": "IE",
}


@dataclass(frozen=True, slots=True)
class Call:
    """One call: `method` and `path` below /api/v1, and what in its answer must be there for ever."""

    kind: str
    path: str
    body: Json
    lasting: Callable[[Json], Any]


class Refused(httpx.TransportError):
    """The server refused a legal call."""


@dataclass(slots=True)
class Told:
    """What one client was told: its answered calls in order, and the one without an answer."""

    answered: list[tuple[Call, httpx.Response]] = field(default_factory=list)
    open: Call | None = None
    refused: list[str] = field(default_factory=list)

    def refuse(self, kind: str, response: httpx.Response) -> None:
        """Note that a legal call was refused, and end this client's day."""
        self.refused.append(f"{kind}: {response.status_code} {response.text[:200]}")
        raise Refused(kind)


def confirm_of(command: Json) -> Call:
    body = {"version": command["version"], "digest": command["digest"]}
    return Call("confirm", f"/commands/{command['id']}/confirm", body, lambda answer: answer)


def invoice_of(milestone_id: str) -> Call:
    return Call("invoice", f"/milestones/{milestone_id}/invoice", {}, lambda answer: answer["id"])


def send_of(invoice_id: str) -> Call:
    def number(invoice: Json) -> Any:
        return invoice["id"], invoice["number"]

    return Call("send", f"/invoices/{invoice_id}/send", {}, number)


def step_of(milestone_id: str, step: str) -> Call:
    return Call(step, f"/milestones/{milestone_id}/{step}", {}, lambda answer: answer["id"])


def day(http: httpx.Client, told: Told, names: Iterator[int]) -> None:
    """Work until the server does not answer any more."""
    try:
        while True:
            _one_project(http, told, next(names))
    except httpx.TransportError:
        return


def _one_project(http: httpx.Client, told: Told, name: int) -> None:
    prompt = {"prompt": PROMPT.format(name=name)}
    command = _ask(http, told, Call("stage", "/commands", prompt, lambda answer: answer["id"]))
    executed = _ask(http, told, confirm_of(command))
    milestone_id = _first_milestone(http, told, executed["result"]["project_id"])
    for step in ("start", "complete"):
        _ask(http, told, step_of(milestone_id, step))
    invoice = _ask(http, told, invoice_of(milestone_id))
    _ask(http, told, send_of(invoice["id"]))


def _first_milestone(http: httpx.Client, told: Told, project_id: str) -> str:
    response = http.get(f"/projects/{project_id}")
    if not response.is_success:
        told.refuse("project", response)
    found: str = response.json()["milestones"][0]["id"]
    return found


def _ask(http: httpx.Client, told: Told, call: Call) -> Json:
    told.open = call
    response = http.post(call.path, json=call.body)
    told.open = None
    if not response.is_success:
        told.refuse(call.kind, response)
    told.answered.append((call, response))
    answer: Json = response.json()
    return answer


class Office:
    """Some clients at once, each with a connection and a memory of its own."""

    def __init__(self, clients: int, new_client: Callable[[], httpx.Client]) -> None:
        self._clients, self._new_client, self._names = clients, new_client, count(1)

    def open(self) -> tuple[list[Told], list[threading.Thread]]:
        """Everybody begins; they end by themselves when the server is killed."""
        told = [Told() for _ in range(self._clients)]
        threads = [threading.Thread(target=self._work, args=(memory,)) for memory in told]
        for thread in threads:
            thread.start()
        return told, threads

    def _work(self, memory: Told) -> None:
        with self._new_client() as http:
            day(http, memory, self._names)


def repeat(http: httpx.Client, told: Told) -> tuple[list[str], int]:
    """Ask again for all that was answered, and for what was open: what does not hold, and how
    many open calls had been done without anybody hearing of it."""
    wrong = list(told.refused)
    for call, first in told.answered:
        if call.kind in _REPEATABLE:
            again = _REPEATABLE[call.kind](http, call)
            told_then, now = call.lasting(first.json()), call.lasting(again)
            if told_then != now:
                wrong.append(f"{call.kind} {call.path}: told {_differing(told_then, now)}")
    if told.open is None:
        return wrong, 0
    return wrong, _finish(http, told.open, wrong)


def _differing(then: Any, now: Any) -> str:
    """What was told and is not so now."""
    if isinstance(then, dict) and isinstance(now, dict):
        names = [name for name in then | now if then.get(name) != now.get(name)]
        return ", ".join(f"{name} {then.get(name)}, now {now.get(name)}" for name in names)
    return f"{then}, now {now}"


def _finish(http: httpx.Client, call: Call, wrong: list[str]) -> int:
    """Repeat a call that was cut off; 1 if it had been done, 0 if it is done now."""
    thing = call.path.rsplit("/", 1)[0]
    executed = call.kind == "confirm" and http.get(thing).json()["status"] == "executed"
    response = http.post(call.path, json=call.body)
    if response.status_code == 409 and response.json().get("current_status") == _AFTER.get(
        call.kind
    ):
        return 1
    if not response.is_success:
        wrong.append(f"open {call.kind} {call.path}: {response.status_code} {response.text[:200]}")
    return int(executed or (call.kind == "invoice" and response.status_code == 200))


_AFTER = {"start": "in_progress", "complete": "completed", "send": "sent"}
"""The status in which a repeat finds what was done already."""


def _post_again(http: httpx.Client, call: Call) -> Json:
    answer: Json = http.post(call.path, json=call.body).json()
    return answer


def _look(http: httpx.Client, call: Call) -> Json:
    """A sent invoice is not sent again; it is still there, with its number."""
    answer: Json = http.get(call.path.rsplit("/", 1)[0]).json()
    return answer


_REPEATABLE: dict[str, Callable[[httpx.Client, Call], Json]] = {
    "confirm": _post_again,
    "invoice": _post_again,
    "send": _look,
}
