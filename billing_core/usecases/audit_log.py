"""Reading the audit log, and proving that nobody has touched it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Text, select, type_coerce
from sqlalchemy.orm import Session

from billing_core.errors import ValidationFailed
from billing_core.permissions import Permission
from billing_core.tables import AuditEntry, AuditHead, Workspace
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases.audit import SEALED, Link, seal
from billing_core.usecases.loading import DEFAULT_PAGE, page_of
from billing_core.views import AuditView, Page


def list_audit(
    uow: UnitOfWork, *, limit: int = DEFAULT_PAGE, cursor: str | None = None
) -> Page[AuditView]:
    """The workspace's log, newest first.

    Raises:
        PermissionDenied: not an Owner or Admin.
    """
    uow.authorize(Permission.AUDIT_READ)
    found = select(AuditEntry).where(AuditEntry.workspace_id == uow.workspace_id)
    return page_of(uow, found, AuditEntry.seq, _views, limit=limit, cursor=cursor)


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain does not hold: the row's place, and what is wrong with it."""

    workspace_id: str
    seq: int
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification saw: rows in all, the newest link, and every break."""

    workspace_id: str
    rows: int
    head: Link
    breaks: tuple[Break, ...]


def read_anchors(texts: Iterable[str]) -> dict[str, Link]:
    """Anchors by workspace id, from "WORKSPACE:SEQ:HASH".

    Raises:
        ValidationFailed: one is not of that form.
    """
    anchors: dict[str, Link] = {}
    for text in texts:
        workspace_id, _, rest = text.partition(":")
        seq, _, sealed = rest.partition(":")
        if not (seq.isascii() and seq.isdigit() and sealed):
            raise ValidationFailed.of("anchor", "Is written WORKSPACE:SEQ:HASH.")
        anchors[workspace_id] = Link(int(seq), sealed)
    return anchors


def verify(session: Session, anchors: dict[str, Link] | None = None) -> list[Verified]:
    """Walk every workspace's chain: any row changed, removed, added or moved is a break.

    Who rewrites a whole chain with its head is found by an anchor kept outside, by workspace id.
    """
    known = anchors or {}
    workspaces = session.scalars(select(Workspace.id).order_by(Workspace.id)).all()
    return [_verify(session, workspace_id, known.get(workspace_id)) for workspace_id in workspaces]


def _verify(session: Session, workspace_id: str, anchor: Link | None) -> Verified:
    last, rows, breaks = Link(0, ""), 0, list[Break]()
    for *sealed, stored_hash in _stored(session, workspace_id):
        rows += 1
        link = Link(sealed[_SEQ], stored_hash)
        faults = _faults(sealed, link, last, anchor)
        breaks += [Break(workspace_id, link.seq, what) for what in faults]
        last = link
    ends = _end_faults(session, workspace_id, last, anchor)
    breaks += [Break(workspace_id, last.seq, what) for what in ends]
    return Verified(workspace_id, rows, last, tuple(breaks))


_PREV_HASH, _SEQ = SEALED.index("prev_hash"), SEALED.index("seq")


def _stored(session: Session, workspace_id: str) -> Iterator[Row[*tuple[Any, ...]]]:
    """The rows in order, as they were sealed: `before` and `after` as their text; then the hash."""
    table = AuditEntry.__table__.c
    columns = [
        type_coerce(table[name], Text) if name in {"before", "after"} else table[name]
        for name in (*SEALED, "hash")
    ]
    found = select(*columns).where(table.workspace_id == workspace_id).order_by(table.seq)
    yield from session.execute(found.execution_options(yield_per=1000))


def _faults(sealed: Sequence[Any], link: Link, last: Link, anchor: Link | None) -> Iterator[str]:
    if link.seq != last.seq + 1:
        yield f"a row is missing or moved before it: {last.seq} is followed by {link.seq}"
    if sealed[_PREV_HASH] != last.hash:
        yield "it does not seal the row before it"
    if link.hash != seal(sealed):
        yield "its content was changed"
    if anchor and link.seq == anchor.seq and link.hash != anchor.hash:
        yield "it is not the row that the anchor names"


def _end_faults(
    session: Session, workspace_id: str, last: Link, anchor: Link | None
) -> Iterator[str]:
    head = session.get(AuditHead, workspace_id)
    if head is None or (head.seq, head.hash) != (last.seq, last.hash):
        yield "the chain does not end where its head says"
    if anchor and last.seq < anchor.seq:
        yield f"the chain ends before the anchor at {anchor.seq}"


def _views(rows: Sequence[AuditEntry]) -> list[AuditView]:
    return [_view(row) for row in rows]


def _view(row: AuditEntry) -> AuditView:
    return AuditView(
        id=row.id,
        seq=row.seq,
        at=row.at,
        actor_id=row.actor_id,
        actor_name=row.actor_name,
        actor_role=row.actor_role.value,
        via=row.via.value,
        action=row.action,
        subject_type=row.subject_type,
        subject_id=row.subject_id,
        before=row.before,
        after=row.after,
        command_id=row.command_id,
        hash=row.hash,
    )
