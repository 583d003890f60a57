"""Every page as a screen reader hears it, in both languages: compared with what people looked at and accepted.

SETUP_ASSISTANT_UPDATE=1 writes the snapshots anew; look at the difference before it is committed.
"""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from setup_assistant.domain.household import Household
from setup_assistant.flow.page import PageId
from setup_assistant.ui.pages import module_of
from tests.pages import tree
from tests.pages.person import Opened

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
UPDATE = bool(os.environ.get("SETUP_ASSISTANT_UPDATE"))
VIEWS = [(page.value, "") for page in PageId if find_spec(module_of(page))]
VIEWS.insert(2, ("devices", "device-5"))
LANGS = ("ja", "en")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("page", "detail"), VIEWS)
def test_a_screen_reader_hears_what_was_accepted(
    opened: Opened, family: Household, page: str, detail: str, lang: str
) -> None:
    heard = "".join(f"{node}\n" for node in tree.nodes(opened(family, page, detail, lang=lang).window))
    kept = SNAPSHOTS / f"{page}{'-' + detail if detail else ''}-{lang}.txt"
    if UPDATE:
        kept.write_text(heard, "utf-8")
    assert heard == kept.read_text("utf-8"), "SETUP_ASSISTANT_UPDATE=1 accepts what is heard now"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("percent", [100, 200])
def test_everything_that_can_be_used_has_a_name_and_every_page_one_heading(
    opened: Opened, family: Household, lang: str, percent: int
) -> None:
    person = opened(family, lang=lang, percent=percent)
    for page, detail in VIEWS:
        person.open(page, detail)
        heard = tree.nodes(person.window)
        assert [node for node in heard if node.active and not node.name.strip()] == [], page
        assert sum(node.role == "Heading" for node in heard) == 1, page
        assert not any("\u2060" in node.name or "¦" in node.name for node in heard), page
        assert not any("{" in node.name or "《" in node.name for node in heard), page


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_controls_of_a_page_are_called_the_same(opened: Opened, family: Household, lang: str) -> None:
    person = opened(family, lang=lang)
    for page, detail in VIEWS:
        person.open(page, detail)
        names = [node.name for node in tree.nodes(person.window) if node.active and node.role != "Table"]
        twice = {name for name in names if names.count(name) > 1}
        assert twice == set(), page


def test_a_page_of_one_language_holds_no_words_of_the_other(opened: Opened) -> None:
    person = opened(Household(), lang="en")
    for page in ("children", "worries", "needs", "time", "rules", "help", "about", "all"):
        if (page, "") in VIEWS:
            person.open(page)
            japanese = [
                node.name
                for node in tree.nodes(person.window)
                if any("\u3040" <= each < "\uffef" for each in node.name)
            ]
            assert japanese == [], page
