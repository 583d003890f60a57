"""A language for tests: every English word of the interface, accented and forty percent longer."""

import re
from dataclasses import replace as changed
from typing import Any

from setup_assistant.content.load import Content
from setup_assistant.text.words import Words

_FIELD = re.compile(r"\{[^}]*\}")
_ACCENTS = str.maketrans("aeiouAEIOUncy", "àéîöüÀÉÎÖÜñçý")


class LongContent:
    """The real content, whose English is longer; everything else is passed on."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def __getattr__(self, name: str) -> Any:
        return getattr(self._content, name)

    def words(self, lang: str) -> Words:
        """Return the words of a language; those of English grown."""
        words = self._content.words(lang)
        if lang != "en":
            return words
        entries = {key: tuple(longer(form) for form in forms) for key, forms in words.entries.items()}
        return changed(words, entries=entries)


def longer(words: str) -> str:
    """Return words that need forty percent more room: accents, and some more words of the usual length."""
    grown, depth = [], 0
    for each in words:
        depth += (each == "{") - (each == "}")
        grown.append(each if depth or each == "}" else each.translate(_ACCENTS))
    more = round(len(_FIELD.sub("", words)) * 0.4)
    padding = "lörem îpsum dölör sît àmet " * (more // 27 + 1)
    return "".join(grown) + (" " + padding[:more].strip() if more > 1 else "")
