"""`python -m eval`: run, record, check, report, compare."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from commandbar.actions.base import ModelReader, Registry
from commandbar.actions.create_project import CREATE_PROJECT
from commandbar.extract.llm import LlmSettings
from commandbar.settings import ParserMode, Settings
from eval import report as reports
from eval.cases import Case, Prediction, load_cases, load_predictions, save_predictions
from eval.predicting import (
    Recorder,
    Replay,
    open_model,
    predict,
    record as record_cases,
    replay_settings,
    replaying,
)
from eval.recordings import FAILING, About, Recording, Recordings, State, fingerprint
from eval.scoring import Scored, score_all

app = typer.Typer(no_args_is_help=True, add_completion=False, help="How well sentences are read.")
console = Console()
