"""`make schemathesis`: requests generated from the OpenAPI document, right ones and wrong ones.

Schemathesis reads the document as a client would. No answer is 500 or above, and each refusal is
a problem document whose code and status stand in the contract.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Any, cast

import hypothesis
import schemathesis
from schemathesis import Case, GenerationMode

from commandbar.statuses import STATUS_OF_CODE
from tests.prove.malformed import PROBLEM, Found, World
from tests.prove.reporting import report, rounds

BEARER = {"Authorization": "Bearer demo-owner"}


def run(examples: int, seed: int, minutes: float | None = None) -> Found:
    """So many examples of each mode for every operation of the document."""
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        app, database = World(Path(folder)).app()
        schema = schemathesis.openapi.from_asgi("/schema/openapi.json", app)
        operations = [cast(Any, result).ok() for result in schema.get_all_operations()]
        for number in rounds("schemathesis, operations", len(operations), minutes):
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                _generate(operations[number], mode, found, examples, seed)
        database.dispose()
    return found


def _generate(operation: Any, mode: GenerationMode, found: Found, examples: int, seed: int) -> None:
    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=[hypothesis.Phase.generate],
    )
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def call(case: Case[Any]) -> None:
        _judge(case, found)

    try:
        call()
    except hypothesis.errors.Unsatisfiable:
        return  # nothing about this operation can be wrong


def _judge(case: Case[Any], found: Found) -> None:
    response = case.call(headers=BEARER)
    found.requests += 1
    found.statuses[response.status_code] += 1
    if response.status_code < 400:
        return
    kind = response.headers.get("content-type", [""])[0]
    code = response.json().get("code") if kind == PROBLEM else None
    found.codes[str(code)] += 1
    if response.status_code >= 500 or STATUS_OF_CODE.get(str(code)) != response.status_code:
        found.wrong.append(
            f"{case.method} {case.formatted_path} {str(case.body)[:200]}: "
            f"{response.status_code} {kind} {code}"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=100, help="of each operation and mode")
    parser.add_argument("--minutes", type=float, help="begin no operation after this time")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    found = run(given.examples, given.seed, given.minutes)
    return report(
        "schemathesis",
        found.wrong,
        requests=found.requests,
        seed=given.seed,
        statuses=dict(sorted(found.statuses.items())),
        codes=dict(found.codes.most_common()),
    )


if __name__ == "__main__":
    raise SystemExit(main())
