"""The heading of the check page: what was found, never more than that."""

from setup_assistant.advice.outcome import Verdict
from setup_assistant.domain.value import message
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.check_subject import Subject
from setup_assistant.ui.pages.steps import things

_COUNTED = (Verdict.GAPS, Verdict.NEEDS, Verdict.UNSURE, Verdict.BESIDE)


def title_of(page: Page, subject: Subject) -> str:
    """Return the one heading: the question, or the finding.  Nothing unknown is ever called blocked."""
    words, outcome = page.words, subject.outcome
    if outcome is None:
        return words.screen(f"check.heading.{subject.mode.value}")
    key = f"check.heading.{outcome.verdict.value}"
    if outcome.verdict in _COUNTED:
        return words.screen(message(key, count=outcome.count, things=things(words, outcome.count)))
    return words.screen(key)
