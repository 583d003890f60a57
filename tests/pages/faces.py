"""The faces of the pages that do something for a while: each is opened with the made-up state of its picture."""

import os
from collections.abc import Callable
from typing import NamedTuple, Protocol

from setup_assistant.domain.household import Household
from setup_assistant.ui import check_pictures, hand_over_pictures, setting_pictures
from tests.pages.conftest import NOW
from tests.pages.person import Opened, Person
from tests.pages.results import with_this_computer

LANGS = ("ja", "en")
LONG = bool(os.environ.get("SETUP_ASSISTANT_LONG"))
SIZES = [
    *((100, (1280, 720)), (100, (1024, 600)), (200, (1280, 720))),
    *(((100, (640, 720)), (125, (1280, 720)), (150, (1280, 720))) if LONG else ()),
]
BANNED = ("DNS", "IPv6", "IPv4", "リゾルバ", "resolver", "安全", " safe", "protected", "完全", "！", "!")
"""Words for Details or for nowhere."""


class Opens(Protocol):
    """Opens a window at one face of a page."""

    def __call__(self, face: str, **how: object) -> Person:
        """Return the person who sits before it."""


def of_check(opened: Opened, family: Household) -> Opens:
    """Return what opens the check page at a face."""

    def opens(face: str, **how: object) -> Person:
        person = opened(family, **how)
        shown = check_pictures.faces(person.window.desk.content, family, person.window.desk)[face]
        person.window.keep(shown.household)
        person.window.__dict__["checking"] = check_pictures.Shown(shown.checking)
        person.open("check", shown.detail)
        return person

    return opens


def of_computer(opened: Opened, family: Household) -> Opens:
    """Return what opens the page that sets this computer at a face."""

    def opens(face: str, **how: object) -> Person:
        person = opened(with_this_computer(family), **how)
        shown = setting_pictures.faces(person.window.desk.content, NOW)[face]
        person.window.__dict__["setting"] = setting_pictures.Shown(shown)
        person.open("computer")
        return person

    return opens


def of_hand_over(opened: Opened, family: Household) -> Opens:
    """Return what opens the hand-over page at a face."""

    def opens(face: str, **how: object) -> Person:
        person = opened(family, **how)
        shown = hand_over_pictures.faces(person.window.desk.content, family, person.window.desk)[face]
        person.window.keep(shown.household)
        person.window.__dict__["handing"] = hand_over_pictures.Shown(shown.handing)
        person.open("hand-over", shown.detail)
        return person

    return opens


class Page(NamedTuple):
    """A page with faces."""

    opens: Callable[[Opened, Household], Opens]
    faces: tuple[str, ...]
    heard: tuple[str, ...]
    """Those whose accessible tree is kept."""
    banned: tuple[str, ...] = ()
    """What only Details may say on this page."""


PAGES = {
    "check": Page(
        opens=of_check,
        faces=(
            *("before", "before-lost", "running", "gap", "clear", "unsure", "offline"),
            *("phone-choosing", "phone-waiting", "phone-nobody", "phone-result"),
        ),
        heard=("before", "running", "gap", "unsure", "phone-waiting", "phone-result"),
    ),
    "computer": Page(
        opens=of_computer,
        faces=(
            *("absent", "looking", "planning", "ready", "ready-wide", "ready-unverified", "already", "impossible"),
            *("elsewhere", "failed", "working", "stopping", "asking", "keeping", "going-back", "kept", "back"),
            *("back-time", "back-refused", "untouched", "undone", "stuck", "in-place", "changed", "not-everywhere"),
        ),
        heard=("ready", "asking", "working", "kept", "back", "changed", "not-everywhere"),
        banned=("1.1.1.3", "192.168.11.1", "nmcli", "policies.json"),
    ),
    "hand-over": Page(
        opens=of_hand_over,
        faces=(
            *("apple", "apple-waiting", "apple-nobody", "apple-result"),
            *("android", "android-waiting", "android-over", "android-taken"),
            *("router", "router-partly", "router-both"),
        ),
        heard=("apple", "apple-waiting", "apple-result", "android", "router-partly"),
        banned=("プロファイル", "profile"),
    ),
}
