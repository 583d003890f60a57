"""Which characters of a text a font cannot draw."""

import unicodedata
from collections.abc import Container

_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn")
"""Categories of characters that leave no mark of their own: controls, joiners, spaces, selectors."""


def lacking(text: str, covered: Container[int]) -> tuple[str, ...]:
    """Return each character of `text` whose code point is not in `covered`, once, in the order of the text.

    Half of a broken surrogate pair counts as lacking.
    """
    return tuple(
        character
        for character in dict.fromkeys(text)
        if ord(character) not in covered and unicodedata.category(character) not in _UNSEEN
    )
