"""Column types that hold the same values on SQLite and PostgreSQL."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, String, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Refuses one without a time zone; always gives one in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A stored instant needs a time zone.")
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class JsonText(TypeDecorator[Any]):
    """JSON as ASCII text with sorted keys: what is read is byte for byte what was hashed."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else canonical_json(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class DecimalText(TypeDecorator[Decimal]):
    """An exact decimal as plain digits: rates and quantities, which no query computes with."""

    impl = String(40)
    cache_ok = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else plain(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


_CANONICAL = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def canonical_json(value: Any) -> str:
    """ASCII without white space, keys sorted: equal values have equal text."""
    return _CANONICAL.encode(value)


def plain(value: Decimal) -> str:
    """Digits without exponent and without idle zeros: 21.00 is "21", 5.50 is "5.5"."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def enum_text(enum: type[StrEnum]) -> Enum:
    """The enum's values as text, held to them by a CHECK constraint named after the enum."""
    return Enum(
        enum,
        native_enum=False,
        create_constraint=True,
        length=20,
        name=enum.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )
