"""What new invoices start from, and who may change it (rules 1, 16, 33)."""

from decimal import Decimal
from typing import Any

import pytest

from billing_core.database import Database
from billing_core.errors import PermissionDenied, ValidationFailed
from billing_core.permissions import Role
from billing_core.usecases import settings
from billing_core.usecases.settings import BusinessDetails
from tests.factories import Studio, act, ask


@pytest.mark.parametrize("role", Role)
def test_owner_and_admin_change_invoicing_and_everyone_reads_it(
    database: Database, studio: Studio, role: Role
) -> None:
    actor = studio.by_role(role)
    business = BusinessDetails(name="Studio BV", address="Keizersgracht 1\nAmsterdam")
    if role is Role.MEMBER:
        with pytest.raises(PermissionDenied):
            act(database, actor, settings.update_invoicing, default_tax_rate=Decimal(9))
    else:
        act(
            database,
            actor,
            settings.update_invoicing,
            default_tax_rate=Decimal(9),
            business=business,
        )
    now = ask(database, actor, settings.get_invoicing)
    assert now.default_tax_rate == (21 if role is Role.MEMBER else 9)
    assert now.business == (BusinessDetails() if role is Role.MEMBER else business)


@pytest.mark.parametrize("role", Role)
def test_only_the_owner_switches_the_bar(database: Database, studio: Studio, role: Role) -> None:
    actor = studio.by_role(role)
    if role is Role.OWNER:
        assert not act(database, actor, settings.update_workspace, ai_enabled=False).ai_enabled
    else:
        with pytest.raises(PermissionDenied):
            act(database, actor, settings.update_workspace, ai_enabled=False)
    assert ask(database, actor, settings.get_workspace).ai_enabled is (role is not Role.OWNER)


FAULTY: list[tuple[str, dict[str, Any]]] = [
    ("default_tax_rate", {"default_tax_rate": Decimal(-1)}),
    ("default_tax_rate", {"default_tax_rate": Decimal("100.1")}),
    ("payment_days", {"payment_days": 366}),
    ("payment_days", {"payment_days": -1}),
    ("business.name", {"business": BusinessDetails(name="a\u0000")}),
    ("business.address", {"business": BusinessDetails(address="line\n" * 11 + "end")}),
]


def test_faulty_setting_is_refused_by_field(database: Database, studio: Studio) -> None:
    for field, changes in FAULTY:
        with pytest.raises(ValidationFailed) as refused:
            act(database, studio.owner, settings.update_invoicing, **changes)
        assert [error.field for error in refused.value.errors] == [field]
