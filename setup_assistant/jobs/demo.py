"""The made-up family for showing the program: a clerk at a counter, a teacher before parents."""

from setup_assistant import resources
from setup_assistant.domain.household import Household
from setup_assistant.flow import engine, progress
from setup_assistant.flow.page import PageId
from setup_assistant.storage import household_file

_FAMILIES = {"ja": "family-three-children.json", "en": "family-in-english.json"}
_GUIDE, _KIND = "ios-screen-time", "iphone"


def demo_household(lang: str) -> Household:
    """Return the family of a language, standing at the start of a guide that can be rehearsed."""
    path = resources.path("examples", _FAMILIES[lang])
    household = household_file.decode(path.read_bytes(), str(path))
    device = next((each.id for each in household.devices if each.kind == _KIND), None)
    household = progress.open_guide(household, _GUIDE, device)
    return engine.go(household, PageId.GUIDE)
