"""What resolution has found so far: values, questions, and the words behind each value."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from commandbar.actions.base import Workspace
from commandbar.actions.create_project.questions import ask, choose
from commandbar.actions.create_project.values import Values
from commandbar.extraction import Slot
from commandbar.plan import Evidence, Origin, Question


@dataclass
class Findings:
    """Collects; decides nothing. `questions` has at most one question a field."""

    values: Values
    workspace: Workspace
    known: dict[str, object] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    settled: frozenset[str] = frozenset()
    """Answers that were offered: whoever gives one means it as it stands."""

    def note(self, name: str, value: object, slot: Slot, origin: Origin = Origin.STATED) -> None:
        """A value that stands in the words of `slot`."""
        self.known[name] = value
        self.point(name, slot, origin)

    def conclude(self, name: str, value: object, origin: Origin) -> None:
        """A value that stands in no words of its own: derived, or a default."""
        self.known[name] = value
        self.evidence.append(Evidence(field=name, origin=origin))

    def point(self, name: str, slot: Slot | None, origin: Origin) -> None:
        """The evidence for a field: the words of `slot`, or derived where there are none."""
        if slot is None:
            self.evidence.append(Evidence(field=name, origin=Origin.DERIVED))
        else:
            self.evidence.append(self.values.evidence(name, slot, origin))

    def ask(self, name: str, message: str | None = None) -> None:
        """Ask for a field, once; the first question about it stays."""
        question = ask(name)
        if message is not None:
            question = question.model_copy(update={"message": message})
        self.questions.setdefault(name, question)

    def ask_between(self, name: str, words: Iterable[str]) -> None:
        """The plain question, or a choice between what was said."""
        said = list(words)
        if len(said) > 1:
            message = f"You said {' and '.join(said)}. Which is it?"
            self.questions.setdefault(name, choose(name, message, said))
        else:
            self.ask(name)
