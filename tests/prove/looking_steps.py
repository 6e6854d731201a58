"""Looking changes nothing, and shows nothing of the other workspace."""

from collections.abc import Callable
from typing import Any

from billing_core.usecases import audit_log, clients, invoices, portal, projects
from billing_core.usecases.workspaces import hash_token
from tests.prove.doors import Attempt, Hands, at
from tests.prove.model import Client, Invoice, Project
from tests.prove.moment import Moment

Maybe = Attempt | None

LISTS: dict[str, tuple[type[Any], Callable[..., Any]]] = {
    "clients": (Client, clients.list_clients),
    "projects": (Project, projects.list_projects),
    "invoices": (Invoice, invoices.list_invoices),
}


def look(m: Moment, what: str) -> Maybe:
    """The newest three of a list are the workspace's own newest three."""
    kind, use_case = LISTS[what]
    newest = sorted((thing.id for thing in m.workspace.all(kind)), reverse=True)[:3]

    def apply(answer: Any) -> list[str]:
        assert [at(item, "id") for item in at(answer, "items")] == newest
        return []

    return Attempt(lambda h: h.ask(use_case, limit=3), ("GET", f"/{what}?limit=3", None), apply)


def read_audit(m: Moment) -> Maybe:
    def apply(answer: Any) -> list[str]:
        assert len(at(answer, "items")) <= 3
        return []

    return Attempt(
        lambda h: h.ask(audit_log.list_audit, limit=3),
        ("GET", "/audit?limit=3", None),
        apply,
        may="audit",
    )


def open_portal(m: Moment, number: int) -> Maybe:
    """A link shows its client's milestones' progress; an ended one shows nothing (rule 24)."""
    if not m.secrets:
        return None
    secret = m.secrets[number % len(m.secrets)]

    def core(h: Hands) -> Any:
        with h.database.read() as session:
            return portal.read_portal(session, secret)

    def apply(answer: Any) -> list[str]:
        shown = answer and [
            (p.name, p.progress.completed, p.progress.total) for p in answer.projects
        ]
        assert shown == _portal(m, secret)
        return []

    return Attempt(core, None, apply)


def _portal(m: Moment, secret: str) -> list[tuple[str, int, int]] | None:
    sealed = hash_token(secret)
    for w in (m.workspace, m.other):
        for client in w.all(Client):
            if client.portal_token_hash == sealed:
                mine = [p for p in w.all(Project) if p.client_id == client.id]
                lists = [(p.name, w.milestones(p.id)) for p in mine if p.billing_type != "hourly"]
                return [
                    (name, sum(x.is_locked for x in found), len(found))
                    for name, found in reversed(lists)
                    if found
                ]
    return None
