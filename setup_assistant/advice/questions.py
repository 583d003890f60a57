"""The questions of the interview: where each stands, whether it takes "I don't know", and why it is asked."""

from setup_assistant.domain.value import Id, Value


class Question(Value, frozen=True, kw_only=True):
    """One question; `why` is the key of the sentence that names what its answer changes."""

    id: Id
    page: Id
    unknown: bool = True
    """True when "I don't know" is an answer."""

    @property
    def why(self) -> str:
        """Key of the sentence behind "Why we ask"."""
        return f"why.{self.id}"


QUESTIONS: tuple[Question, ...] = (
    Question(id="children-stage", page="children", unknown=False),
    Question(id="child-grade", page="children"),
    Question(id="device-kind", page="devices", unknown=False),
    Question(id="device-users", page="devices"),
    Question(id="device-version", page="devices"),
    Question(id="device-got", page="devices"),
    Question(id="device-account", page="devices"),
    Question(id="device-carrier", page="online"),
    Question(id="line-user", page="online"),
    Question(id="device-networks", page="online"),
    Question(id="home-v6", page="online"),
    Question(id="home-router", page="online"),
    Question(id="setting-state", page="already"),
    Question(id="worries", page="worries"),
    Question(id="must-work", page="needs"),
    Question(id="minutes", page="time"),
)
"""Every question, in the order of the pages."""


def question(name: str) -> Question:
    """Return a question by its id.  Raises KeyError for an unknown one."""
    return _BY_ID[name]


_BY_ID = {each.id: each for each in QUESTIONS}
