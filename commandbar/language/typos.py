"""Tells a slip of the fingers from another word: strict, since a wrong client costs more."""

from itertools import pairwise

_NEIGHBOURS = {
    frozenset(pair)
    for row in (
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "qaz",
        "wsx",
        "edc",
        "rfv",
        "tgb",
        "yhn",
        "ujm",
    )
    for pair in pairwise(row)
}
_SWAPPED, _MISSING, _MISSING_AT_THE_END, _NEIGHBOUR, _OTHER_LETTER = 5, 6, 7, 7, 8
"""How long a word must be before each slip is believed; Acme and Acne are two firms."""


def is_typo(typed: str, meant: str, *, in_company: bool = False) -> bool:
    """Whether `typed` can only be `meant` with one slip.

    One slip is two letters swapped, one missing, one too many, or one other letter; the first
    letter is always right, and short words are never corrected. `in_company`: other words of the
    name are right, so a word may be one letter shorter.
    """
    if typed == meant or typed[:1] != meant[:1] or not (typed.isalpha() and meant.isalpha()):
        return False
    least = _least_length(typed, meant)
    return least is not None and max(len(typed), len(meant)) >= least - in_company


def _least_length(typed: str, meant: str) -> int | None:
    """How long the longer word must be for this slip; None if there is more than one."""
    if len(typed) == len(meant):
        return _least_of_same_length(typed, meant)
    shorter, longer = sorted((typed, meant), key=len)
    at = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    if shorter[at:] != longer[at + 1 :]:
        return None
    is_doubled = longer[at] == longer[at - 1]
    return _MISSING_AT_THE_END if at == len(shorter) and not is_doubled else _MISSING


def _least_of_same_length(typed: str, meant: str) -> int | None:
    wrong = [at for at in range(len(meant)) if typed[at] != meant[at]]
    first, last = wrong[0], wrong[-1]
    if len(wrong) == 1:
        pair = frozenset((typed[first], meant[first]))
        return _NEIGHBOUR if pair in _NEIGHBOURS else _OTHER_LETTER
    is_swap = typed[first] == meant[last] and typed[last] == meant[first]
    return _SWAPPED if len(wrong) == 2 and last == first + 1 and is_swap else None
