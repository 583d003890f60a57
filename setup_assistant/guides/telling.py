"""A guide told in one language: its labels, the values of the plan, and its screens as they are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from setup_assistant.domain.guide import PLAN_VALUES, Guide, Label
from setup_assistant.domain.screen import ActKind, Screen, Switch
from setup_assistant.domain.value import Message, Text
from setup_assistant.guides import way
from setup_assistant.guides.describe import describe
from setup_assistant.guides.parts import Part, named
from setup_assistant.guides.sketch import Said, Sketch
from setup_assistant.guides.values import Given
from setup_assistant.text.words import Words

UNSURE = "(?)"
"""Behind a menu word that nobody confirmed."""


@dataclass(frozen=True)
class Telling:
    """One guide in the language of `words`, with the values of one plan."""

    guide: Guide
    words: Words
    given: Mapping[str, Given]

    @cached_property
    def labels(self) -> dict[str, Label]:
        """Labels of the guide by id."""
        return {label.id: label for label in self.guide.labels}

    @cached_property
    def said(self) -> dict[str, str]:
        """What every {value} of a sentence becomes."""
        plan = {name: self._value(name) for name in PLAN_VALUES}
        return {label.id: on_screen(label, self.words.lang) for label in self.guide.labels} | plan

    def screen(self, text: Text) -> str:
        """Return a sentence for a label: it breaks at phrase ends."""
        return self.words.screen(text, **self.said)

    def plain(self, text: Text) -> str:
        """Return a sentence as plain words."""
        return self.words.say(text, **self.said)

    def label(self, name: str, lang: str | None = None) -> str:
        """Return the words of a label, or of a value of the plan under its name with hyphens."""
        if name in self.labels:
            return on_screen(self.labels[name], lang or self.words.lang)
        return self._value(name.replace("-", "_"))

    def path(self, names: tuple[str, ...], lang: str) -> tuple[str, ...]:
        """Return a way through the menus in a language; words that nobody confirmed there carry a sign."""
        unsure = way.unsure(self.guide, lang)
        return tuple(self.label(name, lang) + (UNSURE if name in unsure else "") for name in names)

    def is_unsure(self, name: str) -> bool:
        """Tell whether nobody confirmed the words of a label."""
        return name in self._unsure

    def sketch(self, screen: Screen) -> Sketch:
        """Return a screen ready to be drawn."""
        names = sorted(named(screen))
        draft = self.words("guide.draft") if way.is_draft(self.guide, screen, self.words.lang) else ""
        return Sketch(
            screen=screen,
            says=tuple(Said(id=name, words=self._drawn(name), unsure=self.is_unsure(name)) for name in names),
            lang=self.words.lang,
            acts=tuple((kind.value, self.words(f"guide.act.{kind.value}")) for kind in ActKind),
            draft=draft,
        )

    def part(self, part: Part) -> str:
        """Return what a part of a drawing is called when it can be pressed: its words, and whether it is on."""
        label = self.label(part.label)
        if part.state is None:
            return label
        return self.words("guide.alt.on" if part.state is Switch.ON else "guide.alt.off", label=label)

    def described(self, screen: Screen) -> str:
        """Return a screen in words, for whoever does not see it."""
        return describe(screen, {name: self.label(name) for name in named(screen)}, self.words)

    def _drawn(self, name: str) -> str:
        """Return a label as it stands alone on a screen: "your child" begins with a capital, an address does not."""
        words = self.label(name)
        return words[:1].upper() + words[1:] if name == "child" else words

    @cached_property
    def _unsure(self) -> frozenset[str]:
        return way.unsure(self.guide, self.words.lang)

    def _value(self, name: str) -> str:
        said = self.given[name].said
        return self.words.say(said) if isinstance(said, Text | Message) else said


def on_screen(label: Label, lang: str) -> str:
    """Return what a screen shows in a language; one that exists in Japanese alone is explained in English."""
    if label.japanese_only and lang != "ja":
        return f"{label.ja} ({label.en})"
    return label.ja if lang == "ja" else label.en
