"""Random histories of every call hold what the reference model says, on both databases."""

from collections.abc import Iterator

import pytest

from tests.prove.driving import Failed, calls_of, hypothesize, replay, shortest
from tests.prove.grounds import CANNOT_START, KINDS, Fresh
from tests.prove.history import Ground
from tests.prove.model import Workspace
from tests.prove.rules import RULES


@pytest.fixture(scope="module", params=sorted(KINDS))
def fresh(request: pytest.FixtureRequest) -> Iterator[Fresh]:
    opened = KINDS[request.param]()
    try:
        make = opened.__enter__()
    except CANNOT_START as error:
        pytest.skip(f"{request.param} does not start here: {error}")
    yield make
    opened.__exit__(None, None, None)


@pytest.fixture
def ground(fresh: Fresh) -> Iterator[Ground]:
    ground = fresh()
    yield ground
    ground.close()


def replay_all(ground: Ground, *, histories: int) -> None:
    for seed in range(histories):
        replay(ground, calls_of(seed, 100))


def test_seeded_histories_hold(ground: Ground) -> None:
    replay_all(ground, histories=16 if ground.database.is_sqlite else 6)
    ground.verify_chains()
    taken = {name for name, _ in ground.counts}
    assert RULES.keys() - taken == set(), "a kind of call that no history made"


def test_histories_that_hypothesis_drives_hold(ground: Ground) -> None:
    many = 10 if ground.database.is_sqlite else 5
    hypothesize(ground, seed=7, histories=many, length=30)


def test_a_history_that_breaks_a_rule_is_found_and_made_short(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the model believes that budgets do not bind."""
    if not ground.database.is_sqlite:
        pytest.skip("the control is of the model, and one database is enough for it")
    monkeypatch.setattr(Workspace, "over_budget", lambda *_args, **_kwargs: frozenset())

    with pytest.raises(Failed) as failed:
        replay_all(ground, histories=20)

    short = shortest(ground, failed.value)
    assert "over_budget" in str(short.error)
    assert len(short.calls) <= 12
