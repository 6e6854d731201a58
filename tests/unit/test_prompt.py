"""Hidden characters go, everything seen stays, and every span finds its way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandbar.prompt import Prompt


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("plain", "plain"),
        ("zero\u200bwidth", "zerowidth"),
        ("bi\u202edi\u202c", "bidi"),
        ("tag\U000e0041s", "tags"),
        ("nul\x00", "nul"),
        ("esc\x1b[31m", "esc[31m"),
        ("soft\u00adhyphen", "softhyphen"),
        ("private\ue000", "private"),
        ("tab\tand\r\nlines\n", "tab\tand\r\nlines\n"),
        ("family 👩\u200d👧 and ✨\ufe0f", "family 👩\u200d👧 and ✨\ufe0f"),
        ("a\u200db", "ab"),
        ("no-break\u00a0space", "no-break\u00a0space"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(original: str, text: str) -> None:
    prompt = Prompt(original)
    assert prompt.text == text
    assert prompt.hidden_count == len(original) - len(text)


def test_a_lone_surrogate_is_hidden() -> None:
    assert Prompt("a\ud800b").text == "ab"


def test_dismissed_words_are_read_as_white_space_and_shown_as_they_are() -> None:
    prompt = Prompt("a\u200b $5,000\nb", ((3, 9), (10, 11)))
    assert prompt.shown == "a $5,000\nb"
    assert prompt.text.split() == ["a"]
    assert [len(line) for line in prompt.text.split("\n")] == [8, 1]
    assert prompt.origin_of(2, 8) == (3, 9)
    assert prompt.dismissed_shown == ((2, 8), (9, 10))


def test_of_dismissed_words_that_nobody_sees_nothing_is_left() -> None:
    prompt = Prompt("a\u200b\u200bb", ((1, 3),))
    assert prompt.text == "ab"
    assert prompt.dismissed_shown == ()


@given(st.text(st.characters(), min_size=1, max_size=60), st.data())
def test_every_span_finds_its_way_back(original: str, data: st.DataObject) -> None:
    prompt = Prompt(original)
    if not prompt.text:
        return
    start = data.draw(st.integers(0, len(prompt.text) - 1))
    end = data.draw(st.integers(start + 1, len(prompt.text)))
    first, last = prompt.origin_of(start, end)
    assert Prompt(original[first:last]).text.startswith(prompt.text[start])
    kept = [original[i] for i in prompt._kept if first <= i < last]
    assert "".join(kept) == prompt.text[start:end]
