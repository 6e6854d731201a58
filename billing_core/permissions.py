"""Who may do what: rule 1 as data. Pure."""

from enum import StrEnum

from billing_core.errors import PermissionDenied


class Role(StrEnum):
    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"


class Permission(StrEnum):
    """`subject.verb`, as the audit log and refusals name it."""

    WORK = "work.do"
    """Clients, projects, open milestones, drafts, sending, payment, time, the command bar."""
    MILESTONE_REOPEN = "milestone.reopen"
    INVOICE_VOID = "invoice.void"
    INVOICING_SETTINGS = "settings.invoicing"
    PORTAL_LINK = "portal.link"
    AUDIT_READ = "audit.read"
    WORKSPACE_SETTINGS = "settings.workspace"


_EVERYONE = frozenset(Role)
_OWNER_AND_ADMIN = frozenset({Role.OWNER, Role.ADMIN})

GRANTS: dict[Permission, frozenset[Role]] = {
    Permission.WORK: _EVERYONE,
    Permission.MILESTONE_REOPEN: _OWNER_AND_ADMIN,
    Permission.INVOICE_VOID: _OWNER_AND_ADMIN,
    Permission.INVOICING_SETTINGS: _OWNER_AND_ADMIN,
    Permission.PORTAL_LINK: _OWNER_AND_ADMIN,
    Permission.AUDIT_READ: _OWNER_AND_ADMIN,
    Permission.WORKSPACE_SETTINGS: frozenset({Role.OWNER}),
}

_SENTENCES: dict[Permission, str] = {
    Permission.WORK: "work in this workspace",
    Permission.MILESTONE_REOPEN: "reopen a completed milestone",
    Permission.INVOICE_VOID: "void an invoice",
    Permission.INVOICING_SETTINGS: "change the invoicing settings",
    Permission.PORTAL_LINK: "make or revoke a portal link",
    Permission.AUDIT_READ: "read the audit log",
    Permission.WORKSPACE_SETTINGS: "change the workspace settings",
}


_ARTICLES: dict[Role, str] = {Role.OWNER: "An", Role.ADMIN: "An", Role.MEMBER: "A"}


def may(role: Role, permission: Permission) -> bool:
    """Whether the role has the permission (rule 1)."""
    return role in GRANTS[permission]


def authorize(role: Role, permission: Permission) -> None:
    """Let the call pass, or refuse it by name of the roles that may.

    Raises:
        PermissionDenied: the role does not hold the permission.
    """
    if may(role, permission):
        return
    what = _SENTENCES[permission]
    holders = " or ".join(f"{r.value.title()}" for r in Role if r in GRANTS[permission])
    raise PermissionDenied(
        f"{_ARTICLES[role]} {role.value.title()} cannot {what}.",
        permission=permission.value,
        role=role.value,
        next_move=f"Ask an {holders} to {what}.",
    )
