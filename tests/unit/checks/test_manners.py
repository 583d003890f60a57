"""When a resolver is left alone."""

import pytest

from setup_assistant.checks.line import Heard
from setup_assistant.checks.manners import Patron
from setup_assistant.domain.lookup import Failure, Question, RecordKind, Reply

ASKED = Question(name="www.example.com")
ITSELF = Question(name="id.server", kind=RecordKind.TXT, chaos=True)
FINE, REFUSES = Reply(rcode="NOERROR"), Reply(rcode="REFUSED")


@pytest.mark.parametrize(
    ("heard", "enough"),
    [
        ([], False),
        ([REFUSES] * 2, False),
        ([REFUSES] * 3, True),
        ([REFUSES, REFUSES, FINE, REFUSES], False),
        ([FINE, REFUSES, REFUSES, REFUSES], True),
        ([Failure.SILENT] * 2, False),
        ([Failure.SILENT] * 3, True),
        ([Failure.SILENT, Failure.CLOSED, Failure.MALFORMED], True),
        ([FINE, *[Failure.SILENT] * 9], False),
        ([REFUSES, REFUSES, Failure.SILENT, REFUSES], True),
    ],
)
def test_three_refusals_in_a_row_or_three_failures_without_any_reply_are_enough(
    heard: list[Heard], *, enough: bool
) -> None:
    patron = Patron()
    for each in heard:
        patron.note(ASKED, each)
    assert patron.enough is enough


def test_who_will_not_talk_about_itself_is_still_asked() -> None:
    patron = Patron()
    for _ in range(5):
        patron.note(ITSELF, REFUSES)
    assert not patron.enough
