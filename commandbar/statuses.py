"""Which HTTP status each stable error code has: one table for the doors that speak HTTP."""

from collections.abc import Mapping
from typing import Any

STATUS_OF_CODE: dict[str, int] = {
    "malformed_request": 400,
    "unauthenticated": 401,
    "permission_denied": 403,
    "ai_disabled": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "invalid_transition": 409,
    "milestone_locked": 409,
    "invoice_locked": 409,
    "version_conflict": 409,
    "nothing_to_bill": 409,
    "missing_details": 409,
    "still_in_use": 409,
    "over_budget": 409,
    "plan_changed": 409,
    "plan_stale": 409,
    "not_staged": 409,
    "plan_expired": 410,
    "too_large": 413,
    "unsupported_media_type": 415,
    "validation_failed": 422,
    "llm_refused": 422,
    "rate_limited": 429,
    "llm_incomplete": 502,
    "llm_bad_output": 502,
    "llm_unavailable": 503,
    "busy": 503,
    "not_ready": 503,
    "database_unusable": 503,
    "backup_refused": 409,
}


def waiting_headers(facts: Mapping[str, Any]) -> dict[str, str]:
    """Retry-After, where a refusal's facts say how long to wait."""
    return {"Retry-After": str(facts["retry_after"])} if "retry_after" in facts else {}
