"""One way as a row: its state, why in plain words, and the proof with its time."""

from datetime import datetime

from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import PathResult, RiskState, way_of
from setup_assistant.domain.coverage import State
from setup_assistant.domain.record import CheckRecord, WayRecord
from setup_assistant.domain.value import message
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.widgets.result_row import RowWords

SYSTEM, BROWSER = "system", "browser"


def state_of(state: CheckState) -> State:
    """Return the state of the map that a check's word stands for."""
    return State(state.value)


def word_of(page: Page, state: CheckState) -> str:
    """Return the word of a state."""
    return page.words(f"state.{state.value}")


def title_of(page: Page, way: str, network: str | None) -> str:
    """Return the name of a way: the network first, where it is known."""
    name = page.words.screen(f"check.way.{way}")
    if way in {SYSTEM, BROWSER} or network is None:
        return name
    return page.words.screen("check.way.on", network=page.view.labels.network(network), way=message(f"check.way.{way}"))


def way_words(page: Page, record: CheckRecord, way: WayRecord, *, changed: bool, talk: str = "") -> RowWords:
    """Return the words of a way that was checked."""
    lines = [page.words.screen(f"check.reason.{way.reason.value}")]
    if way.answered_by:
        lines.append(page.words.screen("check.answered-by", name=way.answered_by))
    lines += _by_risk(page, way.risks)
    return RowWords(
        state=state_of(way.state),
        word=word_of(page, way.state),
        title=title_of(page, way.way, record.network),
        lines=tuple(lines),
        proof=proof(page, way.blocked, way.asked, way.at, told=record.at),
        talk=talk,
        changed=page.words("check.changed") if changed else "",
    )


def path_words(page: Page, found: PathResult, network: str | None) -> RowWords:
    """Return the words of a path that was judged while the check goes on."""
    blocked, asked = sum(each.blocked for each in found.risks), sum(each.asked for each in found.risks)
    return RowWords(
        state=state_of(found.state),
        word=word_of(page, found.state),
        title=title_of(page, way_of(found.path), network),
        lines=(page.words.screen(f"check.reason.{found.reason.value}"),),
        proof=proof(page, blocked, asked, found.at),
    )


def proof(page: Page, blocked: int, asked: int, at: datetime | None, *, told: datetime | None = None) -> str:
    """Return the proof line: how many samples were stopped, and when; with the day where it is not the `told` one."""
    time = clock(at) if at is not None else ""
    if at is not None and told is not None and at.astimezone().date() != told.astimezone().date():
        time = f"{calendar.short_day(at.astimezone().date(), page.view.lang)} {time}"
    if not asked:
        return page.words.screen("check.proof.none", time=time).rstrip()
    return page.words.screen("check.proof", blocked=blocked, asked=asked, time=time).rstrip()


def clock(at: datetime) -> str:
    """Return a local time to the second."""
    return f"{at.astimezone():%H:%M:%S}"


def _by_risk(page: Page, risks: tuple[RiskState, ...]) -> list[str]:
    """Return one line for each risk, where they do not share one state."""
    if len({each.state for each in risks}) < 2:  # noqa: PLR2004 - two states or more
        return []
    names = {each.id: each.name for each in page.view.catalog.risks}
    return [
        page.words.screen(
            "check.by-risk",
            risk=page.words.say(names[each.risk]) if each.risk in names else each.risk,
            state=word_of(page, each.state),
            blocked=each.blocked,
            asked=each.asked,
        )
        for each in risks
    ]
