"""A command as a review card in the terminal. A person's words are text here, never markup."""

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from commandbar.plan import Card
from commandbar.views import CommandView

_COLOURS = {
    "staged": "green",
    "executed": "green",
    "needs_clarification": "yellow",
    "rejected": "red",
    "failed": "red",
}


def command_panel(view: CommandView) -> Panel:
    """The plan, and what is asked or warned of."""
    parts: list[RenderableType] = []
    if view.card is not None:
        parts += [_fields(view.card), *_milestones(view.card)]
    parts += [Text(f"! {warning.message}", style="yellow") for warning in view.warnings]
    for question in view.questions:
        options = "".join(f"\n    {option.label}" for option in question.options)
        parts.append(Text(f"? {question.message}{options}", style="yellow"))
    if view.unused:
        words = ", ".join(unused.text for unused in view.unused)
        parts.append(Text(f"Not used: {words}", style="dim"))
    title = Text(view.card.title if view.card else view.prompt[:60])
    colour = _COLOURS.get(view.status, "white")
    status = Text(view.status.replace("_", " "), style=colour)
    return Panel(Group(*parts), title=title, subtitle=status, border_style=colour, width=88)


def _fields(card: Card) -> Table:
    grid = Table.grid(padding=(0, 2))
    for field in card.fields:
        value = Text(field.value)
        if field.tone is not None:
            value.append(f"  ({field.tone})", style="cyan")
        grid.add_row(Text(field.label, style="dim"), value)
    return grid


def _milestones(card: Card) -> list[RenderableType]:
    if not card.rows:
        return []
    table = Table(box=None, padding=(0, 2), show_header=False, expand=True)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    for number, row in enumerate(card.rows, start=1):
        name = Text(f"{number}. {row.name}")
        if row.description:
            name.append(f"\n   {row.description}", style="dim")
        table.add_row(name, Text(row.amount), Text(row.due_date or "", style="dim"))
    lines: list[RenderableType] = [Text(""), table, Text("")]
    if card.sum_line:
        lines.append(Text(card.sum_line, style="bold"))
    return lines + [Text(note, style="dim") for note in card.notes]


def next_steps(view: CommandView) -> str:
    """How to go on, as lines to copy."""
    if view.status == "staged":
        step = f"commandbar confirm {view.id} --version {view.version} --digest {view.digest}"
        return f"Nothing has been created yet. To create it:\n{step}"
    if view.undone_by is not None:
        return f"Undone by {view.undone_by.name}."
    if view.status == "executed" and view.result:
        made = [f"{name}: {value}" for name, value in view.result.items()]
        return "\n".join([*made, "To take it back:", f"commandbar undo {view.id}"])
    return view.reason or ""
