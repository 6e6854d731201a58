"""What this process has counted, for Prometheus. No label holds anything that a person wrote."""

from prometheus_client import Counter, Histogram

REQUESTS = Histogram(
    "commandbar_request_seconds",
    "Requests by method, route template and status.",
    ("method", "route", "status"),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20),
)
COMMANDS = Counter(
    "commandbar_commands_total",
    "Commands by what became of them and by who read them.",
    ("status", "parser"),
)
READINGS = Histogram(
    "commandbar_llm_reading_seconds",
    "Readings by the language model; outcome is `ok` or the error's code.",
    ("outcome",),
    buckets=(0.25, 0.5, 1, 2, 4, 8, 12, 16, 20, 30),
)
CALLS = Counter("commandbar_llm_calls_total", "Calls of the provider, repairs included.")
TOKENS = Counter("commandbar_llm_tokens_total", "Tokens, as the provider counts them.", ("kind",))
RATE_LIMITED = Counter(
    "commandbar_rate_limited_total",
    "Refusals because a share was used up.",
    ("limit", "scope"),
)
