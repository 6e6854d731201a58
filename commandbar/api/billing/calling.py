"""What every billing handler does: run one use case as the caller, read decimal text strictly."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Concatenate, ParamSpec, TypeVar

from litestar.params import QueryParameter

from billing_core.drafts import UNSET, Unset, check_currency, refuse_if_any
from billing_core.errors import FieldError, ValidationFailed
from billing_core.money import AmountError, parse_amount
from billing_core.unit_of_work import UnitOfWork
from commandbar.api.auth import ApiRequest
from commandbar.api.bodies import Body
from commandbar.services import Services

P = ParamSpec("P")
T = TypeVar("T")

Limit = Annotated[int, QueryParameter(ge=1, le=200)]

_DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?", re.ASCII)


def act(
    request: ApiRequest,
    services: Services,
    use_case: Callable[Concatenate[UnitOfWork, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a writing use case as the caller, in a transaction of its own."""
    caller = request.user
    return services.database.transact(
        caller.actor, caller.via, lambda uow: use_case(uow, *args, **kwargs)
    )


def ask(
    request: ApiRequest,
    services: Services,
    use_case: Callable[Concatenate[UnitOfWork, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a reading use case as the caller."""
    caller = request.user
    return services.database.query(
        caller.actor, caller.via, lambda uow: use_case(uow, *args, **kwargs)
    )


def sent(body: Body, field: str, value: T) -> T | Unset:
    """The value where the body names the field, null included; UNSET where it does not."""
    return value if field in body.model_fields_set else UNSET


class Amounts:
    """Reads the decimal strings of one body in one currency, and refuses all faults at once.

    Raises:
        ValidationFailed: the currency is none; then no amount can be read.
    """

    def __init__(self, currency: str) -> None:
        self._currency = currency
        self._errors: list[FieldError] = []
        check_currency(self._errors, currency)
        self.refuse_if_any()

    def minor(self, field: str, text: str) -> int:
        """Minor units; a fault is kept for `refuse_if_any` and reads as 1 until then."""
        try:
            return parse_amount(text, self._currency)
        except AmountError as error:
            self._errors.append(FieldError(field, str(error)))
            return 1

    def optional(self, field: str, text: str | None) -> int | None:
        return None if text is None else self.minor(field, text)

    def decimal(self, field: str, text: str) -> Decimal:
        """A quantity: plain digits with a decimal point."""
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        self._errors.append(FieldError(field, 'Must be plain digits, like "1.5".'))
        return Decimal(1)

    def refuse_if_any(self) -> None:
        """Raises:
        ValidationFailed: with every fault so far.
        """
        refuse_if_any(self._errors)


def percentage(field: str, text: str | None) -> Decimal | None:
    """A rate in percent, from plain digits.

    Raises:
        ValidationFailed: anything else.
    """
    if text is None:
        return None
    if not _DECIMAL.fullmatch(text):
        raise ValidationFailed.of(field, 'Must be a percentage in plain digits, like "21".')
    return Decimal(text)
