"""The short random word in the address of a page: read out, typed by a thumb, and not to be guessed."""

import secrets

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""32 letters: no i, l and o beside 1 and 0, and no u, so that no word comes out (after Crockford)."""

LENGTH = 6

_MEANT = str.maketrans("oil", "011")


def new_word() -> str:
    """Return a word of the operating system's own dice."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def canonical(typed: str) -> str:
    """Return a typed word as it was meant: phones begin with a capital, and people take 0 for o and 1 for l."""
    return typed.lower().translate(_MEANT)
