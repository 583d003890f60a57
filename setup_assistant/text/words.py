"""One catalogue of interface words for window, terminal, paper and phone, and content text in one language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from setup_assistant.domain.value import Message, Text
from setup_assistant.text import notation

LANGUAGES = ("ja", "en")
"""Languages that ship complete."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    `entries` maps a dotted key to its forms (one, or one per plural form); `form` picks the form for a number.
    """

    lang: str
    entries: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the plain words of `key`.  Raises KeyError for an unknown key or a missing value."""
        return notation.plain(self._runs(key, None, values))

    def plural(self, key: str, count: int, /, **values: object) -> str:
        """Return the plain words of `key` for `count`; {count} is given too."""
        return notation.plain(self._runs(key, count, {"count": count, **values}))

    def screen(self, what: str | Message | Text, /, **values: object) -> str:
        """Return words for a label: lines break at phrase ends only."""
        return notation.screen(self.runs(what, **values))

    def say(self, what: Message | Text, /, **values: object) -> str:
        """Return a message or a content text as plain words."""
        return notation.plain(self.runs(what, **values))

    def runs(self, what: str | Message | Text, /, **values: object) -> tuple[notation.Run, ...]:
        """Return a key, a message or a content text as runs, readings and phrase ends kept."""
        if isinstance(what, Text):
            return notation.parse(getattr(what, self.lang), self._said(values))
        if isinstance(what, Message):
            given: dict[str, object] = {**dict(what.fields), **values}
            if what.count is not None:
                given["count"] = what.count
            return self._runs(what.key, what.count, given)
        return self._runs(what, None, values)

    def _runs(self, key: str, count: int | None, values: Mapping[str, object]) -> tuple[notation.Run, ...]:
        forms = self.entries[key]
        source = forms[self.form(count) if count is not None and len(forms) > 1 else 0]
        return notation.parse(source, self._said(values))

    def _said(self, values: Mapping[str, object]) -> dict[str, str]:
        return {
            name: self.say(value) if isinstance(value, Message | Text) else str(value) for name, value in values.items()
        }
