"""Matches a written client with the known ones, and finds the known ones in a text (rule 26)."""

import re
from collections.abc import Iterator, Sequence

from .company_names import CompanyName, NameWord, is_distinctive, name_words, spellings_of
from .typos import is_typo

_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_MOST_TYPOS = 2
_LONG_WORD = 6
_SHORTEST_LEADING_WORD = 4


def match(written: str, names: Sequence[str]) -> tuple[int, ...]:
    """The indexes of the `names` that `written` may mean: one is a match, none a new client.

    The whole name wins alone, without case, accents, punctuation, and with legal forms written
    out or not. Else the name without its legal form, or its leading words. Else one slip of the
    fingers in a word that is long enough. Several indexes: ambiguous, somebody has to choose.
    """
    found = _match(written, names)
    if not found and (owner := _POSSESSIVE.sub("", written.strip())) != written.strip():
        found = _match(owner, names)
    return found


def _match(written: str, names: Sequence[str]) -> tuple[int, ...]:
    typed = spellings_of(written.strip())
    listed = [spellings_of(name) for name in names]
    for is_meant in (_is_whole_name, _is_short_form, _is_misspelled):
        found = tuple(
            index
            for index, known in enumerate(listed)
            if any(is_meant(t, k) for t in typed for k in known)
        )
        if found:
            return found
    return ()


def _is_whole_name(typed: CompanyName, known: CompanyName) -> bool:
    return bool(typed.words) and typed.joined == known.joined


def _is_short_form(typed: CompanyName, known: CompanyName) -> bool:
    """The name without its legal form, or its leading words: "pemberton", "Stark".

    Another legal form is another firm: "Initech GmbH" is not Initech BV.
    """
    if typed.legal_form:
        return typed.base == known.base and not known.legal_form
    leading = known.base[: len(typed.base)]
    return typed.base == leading and is_distinctive(leading)


def _is_misspelled(typed: CompanyName, known: CompanyName) -> bool:
    """Word by word the same but for one or two slips; a leading short form counts too."""
    if not typed.base or len(typed.base) > len(known.base):
        return False
    if typed.legal_form and known.legal_form and typed.legal_form != known.legal_form:
        return False
    pairs = list(zip(typed.base, known.base, strict=False))
    wrong = [(t, k) for t, k in pairs if t != k]
    in_company = any(t == k and len(k) >= _LONG_WORD for t, k in pairs)
    return 0 < len(wrong) <= _MOST_TYPOS and all(
        is_typo(t, k, in_company=in_company) for t, k in wrong
    )


def mentions(text: str, names: Sequence[str]) -> tuple[tuple[int, int, int], ...]:
    """Where the `names` stand in `text`: (start, end, index), sorted, the longest at each place.

    A name counts whole, without its legal form, or by leading words that say enough, in any case
    and with its accents typed or not. Spans do not overlap; names that begin alike share a span.
    """
    phrases = _phrases(names)
    found = list(name_words(text))
    return tuple(_mentions(found, phrases))


def _phrases(names: Sequence[str]) -> dict[str, dict[tuple[str, ...], set[int]]]:
    """The names in words, whole and short, by their first word."""
    phrases: dict[str, dict[tuple[str, ...], set[int]]] = {}
    for index, name in enumerate(names):
        for spelling in spellings_of(name):
            for phrase in filter(is_distinctive, _ways_to_say(spelling)):
                phrases.setdefault(phrase[0], {}).setdefault(phrase, set()).add(index)
    return phrases


def _ways_to_say(name: CompanyName) -> Iterator[tuple[str, ...]]:
    yield name.words
    yield name.base
    for size in range(1, len(name.base)):
        if any(len(word) >= _SHORTEST_LEADING_WORD for word in name.base[:size]):
            yield name.base[:size]


def _mentions(
    found: list[NameWord], phrases: dict[str, dict[tuple[str, ...], set[int]]]
) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at < len(found):
        keys = {*found[at].keys, *found[at].owner_keys}
        candidates = {p: i for key in keys for p, i in phrases.get(key, {}).items()}
        ends = {p: end for p in candidates if (end := _end_of(p, found[at : at + len(p)]))}
        longest = max(map(len, ends), default=0)
        hits = sorted(
            {(ends[p], index) for p in ends if len(p) == longest for index in candidates[p]}
        )
        yield from ((found[at].start, end, index) for end, index in hits)
        at += max(longest, 1)


def _end_of(phrase: tuple[str, ...], found: list[NameWord]) -> int | None:
    """Where the phrase ends if these words are it; the last one may have a possessive."""
    if len(found) < len(phrase):
        return None
    if not all(key in word.keys for key, word in zip(phrase[:-1], found[:-1], strict=True)):
        return None
    last = found[-1]
    if phrase[-1] in last.keys:
        return last.end
    return last.owner_end if phrase[-1] in last.owner_keys else None
