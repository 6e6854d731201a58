"""The page shows what was scored, and nothing that a case holds can break it."""

from html.parser import HTMLParser
from io import StringIO
from typing import Any

from rich.console import Console

from eval import plots, report
from eval.cases import Prediction, case_of
from eval.scoring import Scored, Share, score_all

EVIL = '<script>alert("x")</script> & {{ 7 * 7 }}'


def scored(outcome: str, *, prompt: str = EVIL, tag: str = EVIL) -> list[Scored]:
    workspace = {"currency": "USD", "locale": "en-US", "clients": []}
    line: dict[str, Any] = {"today": "2026-03-02", "workspace": workspace, "prompt": prompt}
    expected = {"outcome": "reject", "missing": [], "warnings": []}
    case = case_of({**line, "id": "c1", "tags": [tag], "expected": expected})
    prediction = Prediction.model_validate(
        {"id": "c1", "outcome": outcome, "parser": "llm", "seconds": 2.5, "attempts": 1}
    )
    return score_all([case], {"c1": prediction})


class _Page(HTMLParser):
    """Collects what a browser would fetch or run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href"}]


def test_page_needs_nothing_else_and_runs_nothing() -> None:
    page = report.page(scored("stage"), title=EVIL, facts={"model": EVIL})
    parsed = _Page(page)
    assert "svg" in parsed.tags
    assert "script" not in parsed.tags
    assert parsed.links == []
    assert "url(" not in page


def test_page_shows_words_of_a_case_as_they_are() -> None:
    page = report.page(scored("stage"), title="t", facts={})
    assert "&lt;script&gt;" in page
    assert "{{ 7 * 7 }}" in page


def test_staging_what_should_be_refused_stands_out() -> None:
    assert "alarm" in report.page(scored("stage"), title="t", facts={}).split("</style>")[1]
    assert "alarm" not in report.page(scored("reject"), title="t", facts={}).split("</style>")[1]


def test_change_against_the_baseline_is_named() -> None:
    right, wrong = scored("reject"), scored("stage")
    assert [change.kind for change in report.changes(right, wrong)] == ["fixed"]
    assert [change.kind for change in report.changes(wrong, right)] == ["broken"]
    assert [change.kind for change in report.changes(wrong, scored("clarify"))] == ["other"]
    assert report.changes(right, right) == []


def test_terminal_table_says_the_same_figures() -> None:
    console = Console(width=100, record=True, file=StringIO())
    console.print(report.table(scored("stage"), title="run"))
    text = console.export_text()
    assert "0 % (0 of 1)" in text
    assert "staged, should ask or refuse" in text


def test_plots_stand_also_without_anything_to_show() -> None:
    assert str(plots.shares({}, title="t")).startswith("<svg")
    assert str(plots.dots({"x": []}, title="t", unit="s")).startswith("<svg")
    assert str(plots.matrix({}, ["a"], ["a"], title="t")).startswith("<svg")
    assert plots.percent(Share(0, 0).value) == "–"
