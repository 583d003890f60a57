"""Values of the plan to type in a step: each can be copied, and read by a phone's camera where that helps."""

from functools import partial

from PySide6.QtWidgets import QWidget

from setup_assistant.domain.guide import Step
from setup_assistant.domain.screen import Where
from setup_assistant.guides.walked import Walked
from setup_assistant.ui.page import Page
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.copy_line import CopyLine
from setup_assistant.ui.widgets.panel import Disclosure, Panel
from setup_assistant.ui.widgets.qr import QrTile

_WITH_CAMERA = (Where.CHILD_PHONE, Where.PARENT_PHONE)


def values_panel(page: Page, now: Walked, step: Step) -> Panel:
    """Return a line for each value; what the plan does not have yet is said."""
    panel = Panel(page.theme, pad=12)
    panel.box.addWidget(page.label("guide.values", Type.TIGHT, bold=True))
    for name in step.values:
        given = now.given[name]
        about = page.words(f"guide.value.{name}")
        if given.exact is None:
            said = given.said if isinstance(given.said, str) else page.words.say(given.said)
            panel.box.addWidget(page.text(said, Type.TIGHT, bold=name == "filter_name"))
            continue
        copied = page.words("setup.copied")
        panel.box.addWidget(
            CopyLine(page.theme, about, given.exact, name=page.words("setup.copy", word=given.exact), done=copied)
        )
        if step.at in _WITH_CAMERA:
            panel.box.addWidget(
                Disclosure(page.theme, page.words("guide.qr"), f"qr-{name}", partial(_code, page, given.exact))
            )
    return panel


def _code(page: Page, exact: str) -> QWidget:
    panel = Panel(page.theme, ground="sunk", pad=12)
    panel.box.addWidget(QrTile(page.theme, exact, page.words("guide.qr.name", word=exact)))
    panel.box.addWidget(page.text(exact, Type.TIGHT, bold=True))
    panel.box.addWidget(page.label("guide.qr.how", Type.SMALL, color="ink2"))
    return panel
