"""A person's words as billing keeps them: NFC, trimmed, nothing in them that hides. Pure."""

import unicodedata

from billing_core.errors import FieldError

MAX_NAME = 200
MAX_NOTE = 4000

_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_LINE_CONTROLS = frozenset("\t\n\r")
_ZERO_WIDTH_JOINER = "\u200d"
_VARIATION_SELECTORS = frozenset("\ufe0e\ufe0f")


def _is_pictograph(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk"} or character in _VARIATION_SELECTORS


def _joins_an_emoji(text: str, index: int) -> bool:
    return (
        text[index] == _ZERO_WIDTH_JOINER
        and 0 < index < len(text) - 1
        and _is_pictograph(text[index - 1])
        and _is_pictograph(text[index + 1])
    )


def hides(text: str, index: int) -> bool:
    """Whether a reader cannot see the character: control, format, private-use, surrogate."""
    if unicodedata.category(text[index]) not in _REFUSED_CATEGORIES:
        return False
    return not _joins_an_emoji(text, index)


def clean_line(errors: list[FieldError], field: str, value: str, *, maximum: int = MAX_NAME) -> str:
    """One line of 1 to `maximum` characters; what is wrong with it is added to `errors`."""
    text = unicodedata.normalize("NFC", value).strip()
    if not text:
        errors.append(FieldError(field, "Must not be empty."))
    return _bounded(errors, field, text, maximum, allowed=frozenset())


def clean_optional_line(
    errors: list[FieldError], field: str, value: str | None, *, maximum: int = MAX_NAME
) -> str | None:
    """Like `clean_line`, where nothing at all is fine too: blank becomes None."""
    if value is None or not value.strip():
        return None
    return clean_line(errors, field, value, maximum=maximum)


def clean_note(
    errors: list[FieldError], field: str, value: str | None, *, maximum: int = MAX_NOTE
) -> str | None:
    """Free text that may have several lines; blank becomes None."""
    if value is None or not value.strip():
        return None
    text = unicodedata.normalize("NFC", value).strip().replace("\r\n", "\n")
    return _bounded(errors, field, text, maximum, allowed=_LINE_CONTROLS)


def _bounded(
    errors: list[FieldError], field: str, text: str, maximum: int, *, allowed: frozenset[str]
) -> str:
    if len(text) > maximum:
        errors.append(FieldError(field, f"Must be at most {maximum} characters."))
    elif not text.isprintable() and any(
        text[i] not in allowed and hides(text, i) for i in range(len(text))
    ):
        errors.append(FieldError(field, "Must not hold control or invisible characters."))
    return text


def normalise_name(name: str) -> str:
    """The form in which two names count as the same: compatibility forms, case, white space."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def name_order(name: str) -> str:
    """Where a name stands in a list that people look through: accents and case aside."""
    letters = unicodedata.normalize("NFKD", normalise_name(name))
    if letters.isascii():
        return letters
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
