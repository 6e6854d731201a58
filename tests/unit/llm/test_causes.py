"""An error's chain of causes is walked once, also where it runs in a circle."""

from commandbar.extract.llm_reply import Unreadable, meaning_of


def test_a_circle_of_causes_ends() -> None:
    one, two = KeyError("one"), KeyError("two")
    one.__cause__, two.__cause__ = two, one
    assert isinstance(meaning_of(one, ""), Unreadable)
