"""Words as a phone's page shows them."""

import re

from setup_assistant.domain.value import Text
from setup_assistant.text import notation
from setup_assistant.text.words import Words

PHRASE_END = "\u200b"
"""Where a line may break.  The window joins the characters of a phrase instead; a phone would read them one by one."""

_APART = re.compile(r"(?<=\bWi-)(?=Fi)|(?<=\bsite-)(?=name)|(?<=」)(?=[ぁ-ん])")
"""Where a browser would break a line in the middle of a word, or before the particle that belongs to a quoted one."""


def said_on_phone(words: Words, what: str | Text, **values: object) -> str:
    """Return the words of a key or a text for a phone: lines break at phrase ends."""
    said = PHRASE_END.join(map(notation.plain, notation.phrases(words.runs(what, **values))))
    return _APART.sub(notation.WORD_JOINER, said)
