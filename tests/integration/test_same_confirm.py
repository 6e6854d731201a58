"""Two rounds of `make race` on one confirm; the other races are in `billing/test_races.py`."""

from tests.prove import race


def test_sixteen_confirms_from_two_processes_are_one_execution(database_url: str) -> None:
    tally = race.run(database_url, 2, names=["confirm"])
    assert tally.wrong == []
    assert tally.outcomes == {"confirm": {"done": 2 * race.AT_ONCE}}
