"""Rule 1, cell by cell."""

import pytest

from billing_core.errors import PermissionDenied
from billing_core.permissions import Permission, Role, authorize, may

ALL, MANAGERS, OWNER = set(Role), {Role.OWNER, Role.ADMIN}, {Role.OWNER}
RULE_1 = {
    Permission.WORK: ALL,
    Permission.MILESTONE_REOPEN: MANAGERS,
    Permission.INVOICE_VOID: MANAGERS,
    Permission.INVOICING_SETTINGS: MANAGERS,
    Permission.PORTAL_LINK: MANAGERS,
    Permission.AUDIT_READ: MANAGERS,
    Permission.WORKSPACE_SETTINGS: OWNER,
}


def test_every_permission_has_its_row() -> None:
    assert RULE_1.keys() == set(Permission)


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_role_may_do_what_rule_1_says_and_nothing_else(role: Role, permission: Permission) -> None:
    allowed = role in RULE_1[permission]
    assert may(role, permission) is allowed
    if allowed:
        authorize(role, permission)
        return
    with pytest.raises(PermissionDenied) as refused:
        authorize(role, permission)
    assert refused.value.facts() == {"permission": permission.value, "role": role.value}


def test_refusal_names_the_roles_that_may() -> None:
    with pytest.raises(PermissionDenied) as refused:
        authorize(Role.MEMBER, Permission.MILESTONE_REOPEN)
    assert refused.value.message == "A Member cannot reopen a completed milestone."
    assert refused.value.next_move == "Ask an Owner or Admin to reopen a completed milestone."
