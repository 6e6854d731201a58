"""How right a prediction is, by the conventions of the cases. Pure functions, no input or output.

A staged plan is compared field by field, a question by what it asks, a rejection by its outcome
alone. No prediction counts as a failure. Money, client, currency and dates have counts of their
own, because a wrong plan is far worse than a question.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import ValidationError

from eval.cases import Case, Gold, Plan, Prediction

SCORED_WARNINGS = frozenset({"milestones_exceed_budget", "milestones_below_budget"})
_QUOTES = "'’‘`´\"“”„«»‹›"
_EDGES = _QUOTES + " .,;:!?"

Value = tuple[str, object]


def same_words(text: str | None) -> str | None:
    """A name, description or client as it is compared: without case, surrounding quotes, repeated
    white space and closing punctuation."""
    if text is None:
        return None
    joined = re.sub(r"\s+", " ", text).strip()
    return joined.lstrip(_QUOTES + " ").rstrip(_EDGES).casefold()


@dataclass(frozen=True, slots=True)
class Difference:
    """One scored field that is not as it should be."""

    field: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Score:
    """The verdict on one case."""

    exact: bool
    differences: tuple[Difference, ...] = ()
    wrong_money: bool = False
    wrong_client: bool = False
    wrong_currency: bool = False
    wrong_date: bool = False
    staged_wrongly: bool = False
    """Staged though it should ask or refuse."""
    invented: int = 0
    dropped: int = 0
    asked: frozenset[str] = frozenset()
    to_ask: frozenset[str] = frozenset()

    @property
    def dangerous(self) -> bool:
        """A reviewer could confirm something that nobody asked for."""
        wrong_value = self.wrong_money or self.wrong_client or self.wrong_currency
        return wrong_value or self.wrong_date or self.staged_wrongly


def _money(value: Decimal | None) -> str:
    return "none" if value is None else f"{value.normalize():f}"


def _client(plan: Plan) -> str:
    return f"{same_words(plan.client.name)}, {'existing' if plan.client.existing else 'new'}"


def _fields(plan: Plan) -> dict[str, str]:
    """Every scored field by its path, as comparable words."""
    fields = {
        "project_name": same_words(plan.project_name) or "",
        "client": _client(plan),
        "billing_type": plan.billing_type,
        "currency": plan.currency,
        "budget": _money(plan.budget),
        "hourly_rate": _money(plan.hourly_rate),
    }
    for number, milestone in enumerate(plan.milestones):
        path = f"milestones[{number}]"
        fields[f"{path}.name"] = same_words(milestone.name) or ""
        fields[f"{path}.amount"] = _money(milestone.amount)
        fields[f"{path}.due_date"] = str(milestone.due_date or "none")
        fields[f"{path}.description"] = same_words(milestone.description) or "none"
    return fields


def _differences(expected: dict[str, str], got: dict[str, str]) -> tuple[Difference, ...]:
    return tuple(
        Difference(field, expected.get(field, "absent"), got.get(field, "absent"))
        for field in dict.fromkeys([*expected, *got])
        if expected.get(field) != got.get(field)
    )


def _values(plan: Plan) -> Counter[Value]:
    """The values that a person could have given, whatever place they stand at."""
    values: list[Value] = [("name", same_words(plan.project_name))]
    values += [("client", same_words(plan.client.name))]
    values += [("money", plan.budget), ("money", plan.hourly_rate)]
    for milestone in plan.milestones:
        values += [("name", same_words(milestone.name)), ("money", milestone.amount)]
        values += [("date", milestone.due_date)]
        values += [("description", same_words(milestone.description))]
    return Counter(value for value in values if value[1] is not None)


def _plan_of(prediction: Prediction) -> Plan | None:
    try:
        return Plan.model_validate(prediction.plan)
    except ValidationError:
        return None


def _changed(differences: Iterable[Difference], *endings: str) -> bool:
    return any(difference.field.endswith(endings) for difference in differences)


def _scored_warnings(codes: Iterable[str]) -> str:
    return ", ".join(sorted(SCORED_WARNINGS.intersection(codes))) or "none"


def _staged(gold: Gold, prediction: Prediction) -> Score:
    plan = _plan_of(prediction)
    if gold.plan is None or plan is None:
        got = "an unreadable plan"
        return Score(exact=False, differences=(Difference("plan", "a plan", got),))
    warnings = _scored_warnings(gold.warnings), _scored_warnings(prediction.warnings)
    differences = _differences(
        {**_fields(gold.plan), "warnings": warnings[0]}, {**_fields(plan), "warnings": warnings[1]}
    )
    expected, got_values = _values(gold.plan), _values(plan)
    return Score(
        exact=not differences,
        differences=differences,
        wrong_money=_changed(differences, "budget", "hourly_rate", ".amount"),
        wrong_client=_changed(differences, "client"),
        wrong_currency=_changed(differences, "currency"),
        wrong_date=_changed(differences, ".due_date"),
        invented=(got_values - expected).total(),
        dropped=(expected - got_values).total(),
    )


def _asked(gold: Gold, prediction: Prediction) -> Score:
    to_ask, asked = frozenset(gold.missing), frozenset(prediction.missing)
    difference = Difference("missing", ", ".join(sorted(to_ask)), ", ".join(sorted(asked)))
    exact = to_ask == asked
    return Score(exact, () if exact else (difference,), asked=asked, to_ask=to_ask)


def _other_outcome(gold: Gold, prediction: Prediction | None) -> Score:
    got = "no prediction" if prediction is None else prediction.outcome
    asks = prediction is not None and prediction.outcome == "clarify"
    return Score(
        exact=False,
        differences=(Difference("outcome", gold.outcome, got),),
        staged_wrongly=got == "stage",
        asked=frozenset(prediction.missing) if prediction and asks else frozenset(),
        to_ask=frozenset(gold.missing) if gold.outcome == "clarify" else frozenset(),
    )


def score(gold: Gold, prediction: Prediction | None) -> Score:
    """The verdict on one prediction; None is no prediction, which is a failure."""
    if prediction is None or prediction.outcome != gold.outcome:
        return _other_outcome(gold, prediction)
    if gold.outcome == "stage":
        return _staged(gold, prediction)
    return _asked(gold, prediction) if gold.outcome == "clarify" else Score(exact=True)


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `total`, with Wilson's 95 % interval; all of nothing is None."""

    hits: int
    total: int

    @property
    def value(self) -> float | None:
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.hits, self.total)


def wilson(hits: int, total: int, z: float = 1.959964) -> tuple[float, float]:
    """The score interval for a proportion; (0, 1) where nothing was seen."""
    if total == 0:
        return (0.0, 1.0)
    share, square = hits / total, z * z
    middle = share + square / (2 * total)
    spread = z * math.sqrt((share * (1 - share) + square / (4 * total)) / total)
    divisor = 1 + square / total
    return (max(0.0, (middle - spread) / divisor), min(1.0, (middle + spread) / divisor))


@dataclass(frozen=True, slots=True)
class Scored:
    """A case with what was predicted and how right that is."""

    case: Case
    prediction: Prediction | None
    score: Score


def score_all(cases: Iterable[Case], predictions: dict[str, Prediction]) -> list[Scored]:
    """Every case that has gold, in the order of the cases."""
    return [
        Scored(case, predictions.get(case.id), score(case.gold, predictions.get(case.id)))
        for case in cases
        if case.gold is not None
    ]


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a run."""

    exact: Share
    wrong_money: int
    wrong_client: int
    wrong_currency: int
    wrong_date: int
    staged_wrongly: int
    invented: int
    dropped: int
    clarify_precision: Share
    clarify_recall: Share
    errors: int
    by_tag: dict[str, Share]
    by_parser: dict[str, Share]
    by_agreement: dict[str, Share]
    """Exact where both read the words, by whether their plans are equal or different."""


def _share_of(scored: Sequence[Scored]) -> Share:
    return Share(sum(one.score.exact for one in scored), len(scored))


def _grouped(pairs: Iterable[tuple[str, Scored]]) -> dict[str, Share]:
    groups: dict[str, list[Scored]] = {}
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return {key: _share_of(groups[key]) for key in sorted(groups)}


def summarise(scored: Sequence[Scored]) -> Summary:
    """The counts over all cases; precision and recall over the things asked for."""
    scores = [one.score for one in scored]
    agreed = sum(len(one.asked & one.to_ask) for one in scores)
    return Summary(
        exact=_share_of(scored),
        wrong_money=sum(one.wrong_money for one in scores),
        wrong_client=sum(one.wrong_client for one in scores),
        wrong_currency=sum(one.wrong_currency for one in scores),
        wrong_date=sum(one.wrong_date for one in scores),
        staged_wrongly=sum(one.staged_wrongly for one in scores),
        invented=sum(one.invented for one in scores),
        dropped=sum(one.dropped for one in scores),
        clarify_precision=Share(agreed, sum(len(one.asked) for one in scores)),
        clarify_recall=Share(agreed, sum(len(one.to_ask) for one in scores)),
        errors=sum(one.prediction is None or one.prediction.outcome == "error" for one in scored),
        by_tag=_grouped((tag, one) for one in scored for tag in one.case.tags),
        by_parser=_grouped(
            (one.prediction.parser if one.prediction else "none", one) for one in scored
        ),
        by_agreement=_grouped(
            (one.prediction.agreement, one)
            for one in scored
            if one.prediction and one.prediction.agreement
        ),
    )
