"""`python -m eval`: run, record, check, report, compare. Every answer ends in an exit code."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from commandbar.actions.base import ModelReader, Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.extract.llm import LlmSettings
from commandbar.settings import ParserMode, Settings
from eval import report as reports
from eval.cases import Case, Prediction, load_cases, load_predictions, save_predictions
from eval.predicting import predict_all
from eval.predicting import record as record_cases
from eval.recordings import FAILING, About, Finding, Recordings, State
from eval.scoring import Scored, score_all
from eval.tapes import Recorder, Replay, Tape

app = typer.Typer(no_args_is_help=True, add_completion=False, help="How well sentences are read.")
console = Console()

Cases = Annotated[list[Path], typer.Option("--cases", help="JSON lines; may be given often")]
Folder = Annotated[Path, typer.Option("--recordings", help="the folder of one model's answers")]

REGISTRY = Registry(action for action in ACTIONS if action.name == "create_project")
"""The cases know one action; the others are not offered here."""


def _reader() -> ModelReader:
    reader = REGISTRY["create_project"].model_reader
    assert reader is not None
    return reader


def _live_settings(timeout_s: float | None = None) -> LlmSettings | None:
    """The model that the environment names, None where it names none."""
    settings = Settings()
    if not settings.has_model:
        return None
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none"
    limit = timeout_s or settings.llm_timeout_s
    return LlmSettings(
        model=settings.llm_model,
        api_key=key,
        base_url=settings.llm_base_url,
        total_s=limit,
        call_s=limit,
    )


@contextmanager
def _progress(title: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar on the terminal; call what it yields after each case."""
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(title, total=total)
        yield lambda: progress.advance(task)


async def _predict(
    cases: Sequence[Case], parser: ParserMode, settings: LlmSettings | None, tape: Tape
) -> list[Prediction]:
    predictions = []
    with _progress("reading", len(cases)) as advance:
        async for prediction in predict_all(cases, REGISTRY, parser, settings, tape):
            predictions.append(prediction)
            advance()
    return predictions


def _source(
    parser: ParserMode, replay: Path | None, record: Path | None, timeout_s: float | None
) -> tuple[LlmSettings | None, Tape]:
    """The model to ask, if any, and the tape to run with."""
    if parser == "builtin":
        return None, Tape()
    if replay is not None:
        tape = Replay(Recordings(replay))
        return tape.settings(), tape
    settings = _live_settings(timeout_s)
    if settings is None or record is None:
        return settings, Tape()
    return settings, Recorder(Recordings(record), _reader(), settings)


@app.command()
def run(
    *,
    cases: Cases,
    predictions: Annotated[Path, typer.Option(help="where the predictions go")],
    parser: Annotated[ParserMode, typer.Option()] = "auto",
    replay: Annotated[Path | None, typer.Option(help="answer from these recordings")] = None,
    record: Annotated[Path | None, typer.Option(help="keep the model's answers here")] = None,
    report: Annotated[Path | None, typer.Option(help="write the page here")] = None,
    timeout: Annotated[float | None, typer.Option(help="seconds for one live reading")] = None,
) -> None:
    """Predict every case, then score what has gold. Nothing of the gold is read before."""
    given = load_cases(cases)
    settings, tape = _source(parser, replay, record, timeout)
    if parser == "llm" and settings is None:
        raise typer.BadParameter("no model is connected: set COMMANDBAR_LLM_BASE_URL or a key")
    made = asyncio.run(_predict(given, parser, settings, tape))
    save_predictions(predictions, made)
    scored = score_all(given, {one.id: one for one in made})
    title = f"{parser}, {', '.join(path.stem for path in cases)}"
    if scored:
        console.print(reports.table(scored, title=title))
    else:
        console.print(f"{len(made)} predictions; no case has gold to score them by.")
    if report is not None:
        _write_page(report, scored, title, settings, ())


def _write_page(
    path: Path,
    scored: Sequence[Scored],
    title: str,
    settings: LlmSettings | None,
    baseline: Sequence[Scored],
) -> None:
    facts = {"cases": str(len(scored)), "on": f"{datetime.now(UTC):%Y-%m-%d}"}
    if settings is not None:
        facts["model"] = settings.model
    path.parent.mkdir(parents=True, exist_ok=True)
    page = reports.page(scored, title=title, facts=facts, baseline=baseline)
    path.write_text(page, encoding="utf-8")
    console.print(f"wrote {path}")


@app.command()
def report(
    *,
    cases: Cases,
    predictions: Annotated[Path, typer.Option(help="what a run wrote")],
    out: Annotated[Path, typer.Option(help="the page")],
    baseline: Annotated[Path | None, typer.Option(help="an earlier run's predictions")] = None,
) -> None:
    """Score predictions anew, as a page and on the terminal, without asking anybody."""
    given = load_cases(cases)
    scored = score_all(given, load_predictions(predictions))
    before = score_all(given, load_predictions(baseline)) if baseline else []
    console.print(reports.table(scored, title=predictions.stem))
    console.print(reports.failures(scored))
    _write_page(out, scored, predictions.stem, None, before)


@app.command()
def compare(
    first: Annotated[Path, typer.Argument(help="predictions of the one run")],
    second: Annotated[Path, typer.Argument(help="predictions of the other run")],
    cases: Cases,
) -> None:
    """What the second run gets right or wrong that the first does not."""
    given = load_cases(cases)
    before = score_all(given, load_predictions(first))
    after = score_all(given, load_predictions(second))
    console.print(reports.table(before, title=first.stem))
    console.print(reports.table(after, title=second.stem))
    console.print(reports.changed(reports.changes(after, before)))


async def _record(cases: Sequence[Case], settings: LlmSettings, tape: Tape) -> None:
    with _progress("recording", len(cases)) as advance:
        async for _ in record_cases(cases, _reader(), settings, tape):
            advance()


@app.command()
def record(
    *,
    cases: Cases,
    recordings: Folder,
    model_name: Annotated[str, typer.Option(help="the model, for people")],
    server: Annotated[str, typer.Option(help="what serves it, for people")],
    timeout: Annotated[float, typer.Option(help="seconds for one reading")] = 120.0,
) -> None:
    """Ask the connected model about every case whose recording is not fresh; can be resumed."""
    settings = _live_settings(timeout)
    if settings is None:
        raise typer.BadParameter("no model is connected: set COMMANDBAR_LLM_BASE_URL or a key")
    store = Recordings(recordings)
    given = load_cases(cases)
    found = store.check(given, _reader(), settings)
    fresh = {finding.case for finding in found if finding.state is State.FRESH}
    wanted = [case for case in given if case.id not in fresh]
    store.describe(
        About(
            model=settings.model,
            model_name=model_name,
            server=server,
            recorded_on=f"{datetime.now(UTC):%Y-%m-%d}",
        )
    )
    asyncio.run(_record(wanted, settings, Recorder(store, _reader(), settings)))
    console.print(f"{len(wanted)} recorded, {len(fresh)} were fresh")


def _show(findings: Iterable[Finding]) -> None:
    table = Table("case", "state", "what changed", box=None, pad_edge=False, header_style="dim")
    for finding in findings:
        style = "red" if finding.state in FAILING else "yellow"
        table.add_row(finding.case, finding.state, ", ".join(finding.parts), style=style)
    if table.row_count:
        console.print(table)


@app.command()
def check(cases: Cases, recordings: Folder) -> None:
    """The state of every recording; fails on missing, orphan and edited ones."""
    store = Recordings(recordings)
    findings = store.check(load_cases(cases), _reader(), store.settings())
    _show(finding for finding in findings if finding.state is not State.FRESH)
    counts = Counter(finding.state for finding in findings)
    console.print(", ".join(f"{counts[state]} {state}" for state in State))
    raise typer.Exit(code=int(any(counts[state] for state in FAILING)))


if __name__ == "__main__":
    app()
