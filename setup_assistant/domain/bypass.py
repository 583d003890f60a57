"""Ways past a filter: whether they can be seen, what closes them, how to talk about them."""

from enum import StrEnum

from setup_assistant.domain.fact import Fact
from setup_assistant.domain.value import Id, Text, Value


class SeenFrom(StrEnum):
    """From where a way past can be seen."""

    COMPUTER = "computer"
    """The check of this computer finds it."""
    HINT = "hint"
    """The check of this computer sees a sign of it, not the thing itself."""
    PHONE = "phone"
    """Only the page opened on the phone shows it, by what opens there."""
    NOWHERE = "nowhere"
    """This program cannot see it; a person can look."""


class Bypass(Value, frozen=True, kw_only=True):
    """One way past a family site-name filter."""

    id: Id
    name: Text
    seen_from: SeenFrom
    sight: Text
    """What can be seen of it and what cannot."""
    closes: Text
    """What closes it, or that nothing does."""
    measures: tuple[Id, ...] = ()
    """Measures of the catalog that close it or make it visible."""
    talk: Text
    """One calm sentence to talk about it with a child."""
    fact: Fact


class SafeForm(Value, frozen=True, kw_only=True):
    """A strict form of a search or video page, reached by another name."""

    target: str
    level: Id
    """"strict", "moderate" or "on" where there is one form only."""
    addresses: tuple[str, ...] = ()
    """Fixed addresses of the target, where the operator keeps them."""


class SearchEngine(Value, frozen=True, kw_only=True):
    """A search or video service whose strict form a filter can choose by its names."""

    id: Id
    name: Text
    names: tuple[str, ...]
    forms: tuple[SafeForm, ...]
    enforced_as: Id = "google-safesearch"
    """The word of a filter's `enforces` that promises it."""
    unconfirmed: tuple[str, ...] = ()
    """Fields that no source confirmed."""
    fact: Fact


class KnownName(Value, frozen=True, kw_only=True):
    """A name that a check asks for its own sake: a control, or a question of a browser or phone."""

    id: Id
    use: Id
    """One of the uses of `domain.checked.Use`: "control", "missing", "canary", "relay", "discovery", "identity"."""
    name: str
    fact: Fact
