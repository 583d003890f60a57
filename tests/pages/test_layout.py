"""Nothing is cut, nothing sticks out, head and foot stay: every page, both languages, sizes, text sizes, long words."""

import pytest

from setup_assistant.content.load import Content
from setup_assistant.domain.household import Household
from tests.pages import layout
from tests.pages.person import Opened
from tests.pages.pseudo import LongContent
from tests.pages.test_every_page import VIEWS

SIZES = [
    (100, (1280, 720)),
    (100, (1024, 600)),
    (100, (640, 720)),
    (125, (1280, 720)),
    (150, (1280, 720)),
    (200, (1280, 720)),
    (200, (1280, 1440)),
]
"""Text size and window; the last is 640 x 720 as the text sees it."""


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("percent", "size"), SIZES)
def test_nothing_is_cut(opened: Opened, family: Household, lang: str, percent: int, size: tuple[int, int]) -> None:
    person = opened(family, lang=lang, percent=percent, size=size)
    wrong = []
    for page, detail in VIEWS:
        person.open(page, detail)
        wrong += [f"{page} {detail}: {fault}" for fault in layout.faults(person.window)]
        person.open_parts()
        wrong += [f"{page} {detail} (opened): {fault}" for fault in layout.faults(person.window)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("percent", [100, 200])
def test_lines_end_where_a_phrase_or_a_word_ends(opened: Opened, family: Household, lang: str, percent: int) -> None:
    person = opened(family, lang=lang, percent=percent)
    wrong = []
    for page, detail in VIEWS:
        person.open(page, detail)
        wrong += [f"{page} {detail}: {fault}" for fault in layout.broken_words(person.window)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720))])
def test_words_of_a_longer_language_are_not_cut_either(
    opened: Opened, family: Household, content: Content, percent: int, size: tuple[int, int]
) -> None:
    person = opened(family, lang="en", percent=percent, size=size, content=LongContent(content))
    wrong = []
    for page, detail in VIEWS:
        person.open(page, detail)
        faults = layout.faults(person.window, least_body=layout.LEAST_BODY // 2)
        wrong += [f"{page} {detail}: {fault}" for fault in faults if "placeholder" not in fault]
    assert not wrong, "\n".join(wrong)
