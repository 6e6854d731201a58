"""The tables of phrases: whole, and without a phrase that has no effect."""

import pytest

from commandbar.actions.create_project.vocabulary import LANGUAGES, PHRASES
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.language.phrases import spellings


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "hi"])
def test_every_language_has_words_for_what_english_has_words_for(language: str) -> None:
    assert PHRASES[language].keys() | {Mark.NO} == PHRASES["en"].keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_in_vain_behind_one_that_counts_before_it(language: str) -> None:
    counted: dict[tuple[str, ...], Mark] = {}
    in_vain: list[str] = []
    for mark, phrases in PHRASES[language].items():
        for phrase in phrases.split(";"):
            written = spellings(phrase)
            assert () not in written, f"{mark.name} has a phrase without words"
            if written <= counted.keys():
                in_vain.append(f"{mark.name}: {phrase.strip()} is {counted[min(written)].name}")
            counted |= dict.fromkeys(written - counted.keys(), mark)
    assert not in_vain
