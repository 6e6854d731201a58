"""`python -m eval` as it is called: files in, files and exit codes out."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from eval.__main__ import app

PROMPT = (
    "Create a $50,000 fixed price project called Brand Redesign for Acme Corp"
    " with 3 milestones: Strategy $15,000, Design $20,000, Delivery $15,000"
)


def line(name: str, prompt: str, **others: Any) -> str:
    workspace = {"currency": "USD", "locale": "en-US", "clients": ["Acme Corp", "Globex"]}
    return json.dumps(
        {
            "id": name,
            "tags": [],
            "today": "2026-03-02",
            "workspace": workspace,
            "prompt": prompt,
            **others,
        }
    )


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """As the measuring run hands them over: no gold, no tags."""
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join([line("a", PROMPT), line("b", "thanks!"), line("c", "x" * 10_001)]))
    return path


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def predictions(path: Path) -> list[dict[str, Any]]:
    return [json.loads(text) for text in path.read_text().splitlines()]


def test_run_writes_one_prediction_a_case_in_the_agreed_form(cases: Path, tmp_path: Path) -> None:
    out = tmp_path / "predictions.jsonl"
    result = call("run", "--cases", cases, "--parser", "builtin", "--predictions", out)
    assert result.exit_code == 0, result.output
    first, *others = predictions(out)
    assert first["outcome"] == "stage"
    assert first["plan"]["client"] == {"id": None, "name": "Acme Corp", "existing": True}
    assert [milestone["amount"] for milestone in first["plan"]["milestones"]] == [
        "15000.00",
        "20000.00",
        "15000.00",
    ]
    assert [other["outcome"] for other in others] == ["reject", "reject"]
    wanted = {"id", "outcome", "plan", "missing", "warnings", "parser", "seconds"}
    assert wanted | {"prompt_tokens", "completion_tokens", "attempts"} <= first.keys()


def test_gold_has_no_influence_on_a_prediction(cases: Path, tmp_path: Path) -> None:
    with_gold = tmp_path / "gold.jsonl"
    gold = {"outcome": "reject", "missing": [], "warnings": []}
    with_gold.write_text(line("a", PROMPT, expected=gold))
    out = tmp_path / "predictions.jsonl"
    report = tmp_path / "page.html"
    arguments = ("--parser", "builtin", "--predictions", out, "--report", report)
    assert call("run", "--cases", with_gold, *arguments).exit_code == 0
    assert predictions(out)[0]["outcome"] == "stage"
    assert "staged, should ask or refuse" in report.read_text()


def test_report_and_compare_score_predictions_without_asking_anybody(
    cases: Path, tmp_path: Path
) -> None:
    out = tmp_path / "predictions.jsonl"
    call("run", "--cases", cases, "--parser", "builtin", "--predictions", out)
    page = tmp_path / "page.html"
    reported = call("report", "--cases", cases, "--predictions", out, "--out", page)
    assert reported.exit_code == 0, reported.output
    assert page.read_text().startswith("<!doctype html>")
    assert call("compare", out, out, "--cases", cases).exit_code == 0


def test_check_fails_where_a_recording_is_missing(cases: Path, tmp_path: Path) -> None:
    folder = tmp_path / "recordings"
    folder.mkdir()
    about = {"model": "m", "model_name": "M", "server": "S", "recorded_on": "2026-03-02"}
    (folder / "about.json").write_text(json.dumps(about))
    result = call("check", "--cases", cases, "--recordings", folder)
    assert result.exit_code == 1
    assert "3 missing" in result.output


def test_model_that_is_not_connected_is_said_so(
    cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("COMMANDBAR_LLM_BASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    result = call("run", "--cases", cases, "--parser", "llm", "--predictions", tmp_path / "p")
    assert result.exit_code != 0
    assert not (tmp_path / "p").exists()


def test_case_id_that_occurs_twice_is_refused(cases: Path, tmp_path: Path) -> None:
    result = call(
        "run", "--cases", cases, "--cases", cases, "--predictions", tmp_path / "p", "--parser",
        "builtin",
    )  # fmt: skip
    assert result.exit_code != 0
