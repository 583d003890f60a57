"""Before a check: which filter, which network, every name that will be asked and whom; nothing is asked yet."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.advice.index import has_sample
from setup_assistant.domain.occasion import Occasion
from setup_assistant.flow.page import PageId
from setup_assistant.ui.accessible import announce
from setup_assistant.ui.check_view import Stage
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.check_names import names_part, servers_part
from setup_assistant.ui.pages.check_subject import Subject
from setup_assistant.ui.pages.step_facts import filter_of
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.field import Picker
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Panel, Rule


def fill(page: Page, subject: Subject, box: QVBoxLayout) -> None:
    """Put everything that is asked on the page."""
    now = subject.now
    panel = Panel(page.theme, pad=18)
    panel.box.setSpacing(page.theme.px(10))
    if now.moved:
        moved = page.label("check.moved", Type.TIGHT, bold=True)
        panel.box.addWidget(moved)
        if now.fresh:
            announce(moved)
    if now.stage is Stage.ABSENT:
        panel.box.addWidget(IconLine(page.theme, "info", page.words.screen("check.absent"), Type.TIGHT))
    elif now.occasion is None or now.inquiry is None:
        panel.box.addWidget(IconLine(page.theme, "clock", page.words.screen("check.looking"), Type.TIGHT))
    else:
        _asked(page, now.occasion, panel)
        panel.box.addWidget(Rule(page.theme))
        panel.box.addWidget(page.label("check.samples-only", Type.TIGHT, color="ink2"))
        panel.box.addWidget(names_part(page, now.inquiry))
        panel.box.addWidget(servers_part(page, now.inquiry))
    box.addWidget(panel)


def check_button(page: Page, subject: Subject) -> Button:
    """Return the button that asks; it says about how long that takes."""
    seconds = subject.now.seconds
    words = page.words("check.start", seconds=seconds) if seconds else page.words("check.start.short")
    button = Button(page.theme, words, Look.MAIN, icon="search")
    button.clicked.connect(lambda: page.acted.emit("check", ""))
    return button


def _asked(page: Page, occasion: Occasion, panel: Panel) -> None:
    """Add which filter is tried, on which network, and where the result goes."""
    panel.box.addLayout(_filter(page, occasion))
    chosen = filter_of(page, _chosen(page))
    if chosen is not None and not has_sample(chosen):
        line = page.words.screen("check.untestable", filter=chosen.name)
        panel.box.addWidget(IconLine(page.theme, "circle-question-mark", line, color="unk"))
    if occasion.networks:
        panel.box.addLayout(_network(page, occasion))
    if occasion.device is None:
        panel.box.addWidget(IconLine(page.theme, "info", page.words.screen("check.no-device"), Type.TIGHT))
        add = page.button("check.add-device", "add-this", Look.LINK, after="arrow-right")
        add.clicked.connect(lambda: page.opened.emit(PageId.DEVICES.value, ""))
        panel.box.addLayout(page.link_line(add))


def _chosen(page: Page) -> str | None:
    now = page.view.checking
    return now.inquiry.filter if now is not None and now.inquiry is not None else None


def _filter(page: Page, occasion: Occasion) -> QVBoxLayout:
    names = {each.id: each.name for each in page.view.catalog.filters}
    box = Picker(page.theme, "check-filter", page.words("check.which"))
    for each in occasion.choices:
        box.addItem(names.get(each, each), each)
    box.pick(_chosen(page) or "")
    box.activated.connect(lambda at: page.acted.emit("check-filter", box.itemData(at)))
    return _question(page, "check.which", box)


def _network(page: Page, occasion: Occasion) -> QVBoxLayout:
    """Return which network this is: known, or picked by somebody who knows."""
    labels = page.view.labels
    if occasion.network_known and occasion.network is not None:
        layout = QVBoxLayout()
        line = page.words.screen("check.network.known", network=labels.network(occasion.network))
        layout.addWidget(IconLine(page.theme, "wifi", line, Type.TIGHT, color="ink"))
        return layout
    box = Picker(page.theme, "check-network", page.words("check.network"))
    for each in occasion.networks:
        box.addItem(page.view.name(labels.network(each)), each)
    box.pick(occasion.network or "")
    box.activated.connect(lambda at: page.acted.emit("check-network", box.itemData(at)))
    return _question(page, "check.network", box)


def _question(page: Page, key: str, field: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(page.theme.px(4))
    layout.addWidget(page.label(key, Type.BODY, bold=True))
    layout.addLayout(page.row(field))
    return layout
