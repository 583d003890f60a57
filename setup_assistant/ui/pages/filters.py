"""Which site-name filter, and on which way of a home network: the line below a ticked filter."""

from setup_assistant.advice.asked import Place
from setup_assistant.domain.filter import FilterStatus
from setup_assistant.domain.household import Setting
from setup_assistant.flow.devices import set_setting, setting
from setup_assistant.ui.page import Page
from setup_assistant.ui.widgets.field import Picker
from setup_assistant.ui.widgets.wrap import WrapRow


def filter_choice(page: Page, place: Place, measure: str) -> WrapRow:
    """Return the choice of the filter and, where a network has two ways, of the way it is set on."""
    now = setting(page.household, measure, place.at)
    row = WrapRow(page.theme.px(10))
    if now is not None:
        label = page.view.name(place.label)
        row.addWidget(_filters(page, now, label))
        if len(place.ways) > 1:
            row.addWidget(_ways(page, place, now, label))
    return row


def _filters(page: Page, now: Setting, label: str) -> Picker:
    box = Picker(page.theme, f"filter-{now.at}-{now.measure}", f"{label} {page.words('already.filter')}")
    box.addItem(page.words("already.filter.unknown"), "")
    for each in page.view.catalog.filters:
        ended = each.status is FilterStatus.DISCONTINUED
        box.addItem(page.words("already.filter.ended", filter=each.name) if ended else each.name, each.id)
    box.pick(now.filter or "")
    box.activated.connect(lambda index: _set(page, now, str(box.itemData(index)) or None, now.ways))
    return box


def _ways(page: Page, place: Place, now: Setting, label: str) -> Picker:
    box = Picker(page.theme, f"ways-{now.at}-{now.measure}", f"{label} {page.words('already.ways')}")
    box.addItem(page.words("already.ways.both"), "")
    for number, way in enumerate(place.ways):
        box.addItem(page.words("already.ways.usual" if number == 0 else "already.ways.second"), way)
    chosen = now.ways[0] if len(now.ways) == 1 else ""
    box.pick(chosen)
    box.activated.connect(
        lambda index: _set(page, now, now.filter, (str(box.itemData(index)),) if box.itemData(index) else ())
    )
    return box


def _set(page: Page, now: Setting, chosen: str | None, ways: tuple[str, ...]) -> None:
    page.answer(
        set_setting(page.household, now.measure, now.at, now.state, seen_on=now.seen_on, ways=ways, chosen=chosen)
    )
