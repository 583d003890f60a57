"""Quoted words that one file may use although they are banned elsewhere (catalog/allowed-words.yaml)."""

from collections.abc import Iterator

from setup_assistant.content.draft import Draft
from setup_assistant.content.kinds import AllowedWords
from setup_assistant.content.problem import Problem

EVERYWHERE = "*"


class Allowances:
    """What may be quoted where, and which of it really is."""

    def __init__(self, draft: Draft) -> None:
        self._entries = list(draft.values("allowed-words", AllowedWords))
        self._used: set[tuple[str, str]] = set()

    def without(self, path: str, source: str) -> str:
        """Return `source` without the words that the file may quote."""
        for _, allowed in self._entries:
            if allowed.file in (path, EVERYWHERE):
                for word in allowed.words:
                    if word in source:
                        self._used.add((allowed.file, word))
                        source = source.replace(word, " ")
        return source

    def idle(self) -> Iterator[Problem]:
        """Yield words that their file does not use any more; ask after everything was read."""
        for entry, allowed in self._entries:
            for index, word in enumerate(allowed.words):
                if (allowed.file, word) not in self._used:
                    yield entry.problem(f".words[{index}]", f"{word!r} is not used in {allowed.file}: remove it here")
