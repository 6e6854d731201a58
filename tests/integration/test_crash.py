"""A few rounds of `make crash`, and that its questions find what they ask for."""

import pytest

from tests.prove import crash


def test_kill_9_loses_nothing_doubles_nothing_and_leaves_no_half(database_url: str) -> None:
    toll = crash.run(database_url, 2, cold=int("sqlite" in database_url), seed=1)
    assert toll.wrong == []
    assert sum(toll.answered.values()) > 0
    assert toll.cut_off > 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_control_a_server_that_commits_in_two_halves_is_found(database_url: str) -> None:
    toll = crash.run(database_url, 10, cold=0, seed=1, plant="commit-twice")
    assert any("audited once" in wrong for wrong in toll.wrong)
