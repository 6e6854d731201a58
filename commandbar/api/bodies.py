"""Request bodies: strict JSON, and their schema in the OpenAPI document.

The framework's own decoding is not used: it is lenient (`true` and "100" pass as numbers) and
fails on invalid UTF-8 and on deep nesting. pydantic's parser in strict mode does neither.
"""

from dataclasses import dataclass
from typing import Any, TypeVar, cast

from litestar.openapi.spec import OpenAPIMediaType, Operation, RequestBody, Schema
from pydantic import BaseModel, ConfigDict, ValidationError

from billing_core.errors import ValidationFailed
from commandbar.errors import MalformedRequest
from commandbar.validation import field_errors

M = TypeVar("M", bound=BaseModel)

_NOT_JSON = {"json_invalid", "json_type", "bytes_invalid_encoding", "string_unicode"}


class Body(BaseModel):
    """The base of all request bodies: strict types, no unknown fields."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def read_body(model: type[M], body: bytes) -> M:
    """The body as `model`.

    Raises:
        MalformedRequest: it is not JSON in UTF-8, or nests too deep.
        ValidationFailed: it is JSON, but not what the call takes; by field.
    """
    try:
        return model.model_validate_json(body, strict=True)
    except ValidationError as error:
        if error.errors(include_url=False)[0]["type"] in _NOT_JSON:
            raise MalformedRequest(
                "The body is not valid JSON in UTF-8.", next_move="Send one JSON object."
            ) from error
        raise ValidationFailed(field_errors(error)) from error


def body_of(model: type[BaseModel]) -> type[Operation]:
    """An OpenAPI operation that documents `model` as the handler's JSON body."""
    schema = model.model_json_schema()
    inlined = cast(Schema, _inlined(schema, schema.get("$defs", {})))

    @dataclass
    class DocumentedOperation(Operation):
        def __post_init__(self) -> None:
            media = OpenAPIMediaType(schema=inlined)
            self.request_body = RequestBody(content={"application/json": media}, required=True)

    return DocumentedOperation


def _inlined(node: Any, definitions: dict[str, Any]) -> Any:
    """The JSON schema with each reference replaced by what it names; our bodies do not recurse."""
    if isinstance(node, list):
        return [_inlined(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _inlined(definitions[node["$ref"].rsplit("/", 1)[1]], definitions)
    return {key: _inlined(item, definitions) for key, item in node.items() if key != "$defs"}
