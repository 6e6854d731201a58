"""A run as a page to look at and as a table for the terminal. Reads scores, decides nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval import plots
from eval.cases import Prediction
from eval.scoring import Scored, Share, Summary, summarise

EXACT_GOAL = 0.9
_OUTCOMES = ("stage", "clarify", "reject")
_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
)


@dataclass(frozen=True, slots=True)
class Change:
    """A case whose verdict differs from the baseline's."""

    one: Scored
    before: Prediction | None
    kind: str
    """"fixed", "broken" or "other" (wrong then and now, in another way)."""


def changes(now: Sequence[Scored], before: Sequence[Scored]) -> list[Change]:
    """The cases that went from wrong to right, from right to wrong, or wrong in another way."""
    then = {one.case.id: one for one in before}
    found = []
    for one in now:
        earlier = then.get(one.case.id)
        if earlier is None or one.score == earlier.score:
            continue
        kind = "fixed" if one.score.exact else "broken" if earlier.score.exact else "other"
        found.append(Change(one, earlier.prediction, kind))
    return found


@dataclass(frozen=True, slots=True)
class Cost:
    """What the cases took. Seconds of a replay are our own time plus the recorded wait."""

    seconds: Mapping[str, Sequence[float]]
    prompt_tokens: int
    completion_tokens: int
    calls: int
    asked: int

    @property
    def tokens_each(self) -> float:
        return self.completion_tokens / self.asked if self.asked else 0.0


def cost(predictions: Iterable[Prediction]) -> Cost:
    """Seconds by parser; tokens over the cases that asked a model."""
    seconds: dict[str, list[float]] = {}
    listed = list(predictions)
    asked = [p for p in listed if p.attempts]
    for prediction in listed:
        seconds.setdefault(prediction.parser or "none", []).append(prediction.seconds)
    return Cost(
        seconds,
        sum(p.prompt_tokens for p in asked),
        sum(p.completion_tokens for p in asked),
        sum(p.attempts for p in asked),
        len(asked),
    )


def _dangers(summary: Summary) -> dict[str, int]:
    return {
        "wrong money": summary.wrong_money,
        "wrong client": summary.wrong_client,
        "wrong currency": summary.wrong_currency,
        "wrong date": summary.wrong_date,
        "staged, should ask or refuse": summary.staged_wrongly,
    }


def _qualities(summary: Summary) -> dict[str, str]:
    return {
        "asked for what was missing (recall)": _ratio(summary.clarify_recall),
        "asked for nothing else (precision)": _ratio(summary.clarify_precision),
        "values invented": str(summary.invented),
        "values dropped": str(summary.dropped),
        "no answer": str(summary.errors),
        **{f"exact, readings {how}": _ratio(s) for how, s in summary.by_agreement.items()},
    }


def _ratio(share: Share) -> str:
    return f"{plots.percent(share.value)} ({share.hits} of {share.total})"


def _outcomes(scored: Iterable[Scored]) -> Counter[tuple[str, str]]:
    return Counter(
        (one.case.gold.outcome, one.prediction.outcome if one.prediction else "error")
        for one in scored
        if one.case.gold
    )


def page(
    scored: Sequence[Scored],
    *,
    title: str,
    facts: Mapping[str, str],
    baseline: Sequence[Scored] = (),
) -> str:
    """One HTML page that needs nothing else: styles, plots and all cases are in it."""
    summary = summarise(scored)
    base = summarise(baseline) if baseline else None
    spent = cost(one.prediction for one in scored if one.prediction)
    counts = _outcomes(scored)
    return _PAGES.get_template("report.html.j2").render(
        title=title,
        facts=facts,
        summary=summary,
        interval=" to ".join(plots.percent(end) for end in summary.exact.interval),
        percent=plots.percent,
        dangers=_dangers(summary),
        qualities=_qualities(summary),
        spent=spent,
        tag_plot=plots.shares(
            summary.by_tag,
            title="Exact by tag",
            baseline=base.by_tag if base else None,
            target=EXACT_GOAL,
        ),
        parser_plot=plots.shares(summary.by_parser, title="Exact by parser", target=EXACT_GOAL),
        outcome_plot=plots.matrix(
            counts, _OUTCOMES, (*_OUTCOMES, "error"), title="Outcomes, expected by given"
        ),
        time_plot=plots.dots(spent.seconds, title="Seconds a case", unit="s"),
        failures=[one for one in scored if not one.score.exact],
        changes=changes(scored, baseline),
        base=base,
    )


def table(scored: Sequence[Scored], *, title: str) -> RenderableType:
    """The figures of a run for a terminal."""
    summary = summarise(scored)
    figures = Table(title=title, title_justify="left", show_header=False, box=None, pad_edge=False)
    figures.add_row("exact", _ratio(summary.exact), style="bold")
    for name, count in _dangers(summary).items():
        figures.add_row(name, Text(str(count), style="red bold" if count else "green"))
    for name, value in _qualities(summary).items():
        figures.add_row(name, value)
    spent = cost(one.prediction for one in scored if one.prediction)
    for parser, seconds in spent.seconds.items():
        figures.add_row(
            f"median seconds, {parser}", f"{median(seconds):.4g} ({len(seconds)} cases)"
        )
    if spent.asked:
        figures.add_row("tokens out a case", f"{spent.tokens_each:.0f}")
    tags = Table("tag", "exact", "", box=None, pad_edge=False, header_style="dim")
    for tag, share in sorted(summary.by_tag.items(), key=lambda pair: pair[1].value or 0):
        full = round(10 * (share.value or 0))
        bar = Text("█" * full, style="green") + Text("░" * (10 - full), style="dim")
        tags.add_row(tag, _ratio(share), bar)
    return Group(figures, Text(), tags)


def failures(scored: Sequence[Scored]) -> RenderableType:
    """Each case that is not exact, with what differs."""
    rows = Table("case", "field", "expected", "got", box=None, pad_edge=False, header_style="dim")
    for one in scored:
        style = "red" if one.score.dangerous else ""
        for number, difference in enumerate(one.score.differences):
            name = one.case.id if number == 0 else ""
            rows.add_row(name, difference.field, difference.expected, difference.got, style=style)
    return rows


def changed(found: Sequence[Change]) -> RenderableType:
    """The cases whose verdict changed, the broken ones first."""
    order = {"broken": 0, "other": 1, "fixed": 2}
    styles = {"broken": "red", "fixed": "green"}
    rows = Table("case", "is now", "prompt", box=None, pad_edge=False, header_style="dim")
    for change in sorted(found, key=lambda change: order[change.kind]):
        prompt = Text(change.one.case.question.prompt, no_wrap=True, overflow="ellipsis")
        rows.add_row(change.one.case.id, change.kind, prompt, style=styles.get(change.kind, ""))
    return rows
