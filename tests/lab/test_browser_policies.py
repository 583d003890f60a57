"""A real Chromium takes the policies that would be written for it, each without a word of complaint."""

import json

import pytest

from setup_assistant.computer import system_files_texts as texts
from tests.lab.laptop import Made
from tests.lab.managed import ManagedLab

pytestmark = [pytest.mark.managed, pytest.mark.phone]


def test_chromium_takes_every_policy_from_our_place_and_none_else(managed_lab: ManagedLab) -> None:
    place, text = texts.PATHS["chromium"], texts.text("chromium", (), "", encrypted=False, before=None).decode()
    with managed_lab.laptop(Made(manager="none")) as laptop:
        laptop.do("mkdir", "-p", place.rpartition("/")[0])
        laptop.write(place, text)
        shown = json.loads(laptop.python("-m", "tests.lab.policy_reader", "/run/profile", within_s=60))
    wanted = {name: json.dumps(value).strip('"') for name, value in json.loads(text).items()}
    assert shown == {name: [value, "OK"] for name, value in wanted.items()}
