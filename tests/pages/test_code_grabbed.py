"""The square code in the window is read back from what a screen shows, as a camera in poor light sees it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea

from setup_assistant.domain.household import Household
from setup_assistant.ui.widgets.qr import QrTile
from tests.pages.person import Opened
from tests.pages.results import with_this_computer
from tests.pages.test_check_page import until
from tests.pages.test_hand_over_served import IPHONE, Porter, stage

pytestmark = pytest.mark.skipif(shutil.which("zbarimg") is None, reason="needs zbarimg (zbar-tools)")


def test_whole_page_in_black_and_white_says_the_address_of_the_door(
    opened: Opened, family: Household, tmp_path: Path
) -> None:
    porter = Porter()
    person = opened(with_this_computer(family), phone=porter)
    person.open("hand-over", f"ios-filter-profile@{IPHONE}")
    person.window.handing.wait()
    until(lambda: stage(person) == "choosing")
    person.press("main")
    until(lambda: stage(person) == "waiting")
    (tile,) = [each for each in person.window.findChildren(QrTile) if each.isVisible()]
    area = person.window.findChild(QScrollArea, "body")
    assert area is not None
    area.ensureWidgetVisible(tile)
    page = (
        tile.window()
        .grab()
        .toImage()
        .convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    )
    path = tmp_path / "page.png"
    assert page.save(str(path))
    done = subprocess.run(["zbarimg", "--quiet", "--raw", path], capture_output=True, check=False, timeout=30)
    url = porter.doors[-1].url
    porter.doors[-1].close()
    assert done.stdout.decode().split() == [url]
