"""Settings and portal links: what a member can do to them, beside what must follow.

A step is a function of the moment and of what was drawn (`rules.py`). None: nothing to take it on.
"""

import hashlib
from decimal import Decimal
from typing import Any

from billing_core.usecases import portal, settings
from tests.prove.doors import Attempt
from tests.prove.model import Client
from tests.prove.moment import Moment, refused

Maybe = Attempt | None


def set_tax(m: Moment, rate: Decimal | None) -> Maybe:
    w = m.workspace

    def apply(_answer: Any) -> list[str]:
        same = rate == w.default_tax_rate
        w.default_tax_rate = rate
        return [] if same else ["settings.invoicing"]

    return Attempt(
        lambda h: h.act(settings.update_invoicing, default_tax_rate=rate),
        ("PUT", "/settings/invoicing", {"default_tax_rate": None if rate is None else str(rate)}),
        apply,
        refused(validation_failed=rate is not None and rate > 100),
        may="invoicing",
    )


def switch_bar(m: Moment, on: bool) -> Maybe:
    w = m.workspace

    def apply(_answer: Any) -> list[str]:
        same, w.ai_enabled = on == w.ai_enabled, on
        return [] if same else ["settings.workspace"]

    return Attempt(
        lambda h: h.act(settings.update_workspace, ai_enabled=on),
        ("PUT", "/settings/workspace", {"ai_enabled": on}),
        apply,
        may="workspace",
    )


def make_link(m: Moment, pick: int) -> Maybe:
    client = m.pick(Client, pick)
    if client is None:
        return None

    def apply(answer: Any) -> list[str]:
        secret = (answer if isinstance(answer, str) else answer["url"]).rpartition("/")[2]
        client.portal_token_hash = hashlib.sha256(secret.encode()).hexdigest()
        m.secrets.append(secret)
        return ["portal.create"]

    return Attempt(
        lambda h: h.act(portal.create_link, client.id),
        ("POST", f"/clients/{client.id}/portal-link", {}),
        apply,
        of=client,
        may="portal",
    )


def end_link(m: Moment, pick: int) -> Maybe:
    client = m.pick(Client, pick)
    if client is None:
        return None

    def apply(_answer: Any) -> list[str]:
        was, client.portal_token_hash = client.portal_token_hash, None
        return ["portal.revoke"] if was else []

    return Attempt(
        lambda h: h.act(portal.revoke_link, client.id),
        ("DELETE", f"/clients/{client.id}/portal-link", None),
        apply,
        of=client,
        may="portal",
    )
