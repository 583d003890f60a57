"""The rows below the ways: search and video, ways past the filter, other networks, pages that must stay open."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from setup_assistant.advice.outcome import Outcome
from setup_assistant.domain.bypass import Bypass
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import WEAKEST_FIRST, Leak, NeedResult, Opening, Sight, Strictness
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import NetworkKind
from setup_assistant.domain.record import CheckRecord
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.check_mend import mend_button, step_for_leak
from setup_assistant.ui.pages.check_subject import Subject
from setup_assistant.ui.pages.check_ways import clock, state_of, word_of
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Disclosure, Panel
from setup_assistant.ui.widgets.result_row import ResultRow, RowWords

_ELSEWHERE = (NetworkKind.HOME, NetworkKind.OTHER_WIFI, NetworkKind.TETHERING)


def search_row(page: Page, subject: Subject, record: CheckRecord, state: CheckState) -> ResultRow:
    """Return which search and video pages turn strict and which do not."""
    words = page.words
    names = {each.id: words.say(each.name) for each in page.view.catalog.engines}
    alike: dict[Strictness, list[str]] = {}
    for each in record.engines:
        alike.setdefault(each.strictness, []).append(names.get(each.engine, each.engine))
    lines = tuple(
        words.screen(
            "check.search.line", names=_listed(page, alike[each]), strictness=words(f"check.strict.{each.value}")
        )
        for each in WEAKEST_FIRST
        if each in alike
    )
    good = sum(
        each.strictness not in (Strictness.OFF, Strictness.PARTLY, Strictness.UNCLEAR) for each in record.engines
    )
    said = RowWords(
        state=state_of(state),
        word=words("check.search.strict") if state is CheckState.BLOCKED else word_of(page, state),
        title=words.screen("check.search"),
        lines=lines,
        proof=words.screen("check.search.proof", strict=good, asked=len(record.engines), time=clock(record.at)),
        changed=words("check.changed") if subject.changed("engine") else "",
    )
    return _named(ResultRow(page.theme, said, narrow=page.view.narrow), "search")


def leak_rows(page: Page, subject: Subject, record: CheckRecord, outcome: Outcome) -> Iterator[ResultRow]:
    """Yield one row for each way past the filter that was found or can be there."""
    known = {each.id: each for each in page.view.catalog.bypasses}
    for leak in outcome.leaks:
        if leak.bypass in known:
            yield _leak(page, subject, record, leak, known[leak.bypass])


def _leak(page: Page, subject: Subject, record: CheckRecord, leak: Leak, bypass: Bypass) -> ResultRow:
    words, found = page.words, leak.sight is Sight.FOUND
    seen = (words.screen("check.leak.seen", what=_listed(page, list(leak.details))),) if leak.details else ()
    said = RowWords(
        state=State.OPEN if found else State.CANNOT_TELL,
        word=words(f"check.sight.{leak.sight.value}"),
        title=words.screen(bypass.name),
        lines=(*seen, words.screen(bypass.closes)),
        talk=words.screen("check.talk", talk=bypass.talk),
        changed=words("check.changed") if subject.changed("leak", leak.bypass) else "",
    )
    step = step_for_leak(page, record, bypass)
    actions: tuple[QWidget, ...] = ()
    if step is not None:
        actions = (mend_button(page, step, leak.bypass, words.say(bypass.name)),)
    return _named(ResultRow(page.theme, said, actions, narrow=page.view.narrow), leak.bypass)


def hidden_row(page: Page, outcome: Outcome) -> ResultRow | None:
    """Return the ways past the filter that left no sign and cannot be ruled out, with how each is closed."""
    words = page.words
    known = {each.id: each for each in page.view.catalog.bypasses}
    found = [known[each.bypass] for each in outcome.hidden if each.bypass in known]
    if not found:
        return None
    names = _listed(page, [words.say(each.name) for each in found])
    said = RowWords(
        state=State.CANNOT_TELL,
        word=word_of(page, CheckState.CANNOT_TELL),
        title=words.screen("check.hidden"),
        lines=(words.screen("check.hidden.line", names=names),),
    )
    how = Disclosure(page.theme, words("check.hidden.how", count=len(found)), "hidden", lambda: _how(page, found))
    return _named(ResultRow(page.theme, said, narrow=page.view.narrow, below=how), "hidden")


def _how(page: Page, found: list[Bypass]) -> Panel:
    panel = Panel(page.theme, ground="sunk", pad=12)
    for each in found:
        panel.box.addWidget(page.label(each.name, Type.TIGHT, bold=True))
        panel.box.addWidget(page.label(each.closes, Type.SMALL, color="ink2"))
        panel.box.addWidget(IconLine(page.theme, "message-circle", page.words.screen("check.talk", talk=each.talk)))
    return panel


def elsewhere_rows(page: Page, record: CheckRecord) -> Iterator[ResultRow]:
    """Yield the other networks of the device: nothing there can be reached from here."""
    device = next((each for each in page.household.devices if each.id == record.device), None)
    used = device.networks if device is not None else ()
    for network in page.household.networks:
        if network.id in used and network.id != record.network and network.kind in _ELSEWHERE:
            said = RowWords(
                state=State.NOT_REACHABLE,
                word=word_of(page, CheckState.NOT_REACHABLE),
                title=page.words.screen(page.view.labels.network(network.id)),
                lines=(page.words.screen("check.elsewhere"),),
                proof=page.words.screen("check.proof.not-tried"),
            )
            yield _named(ResultRow(page.theme, said, narrow=page.view.narrow), network.id)


def needs_row(page: Page, subject: Subject, record: CheckRecord, state: CheckState) -> ResultRow:
    """Return whether the pages of the family open; each that does not is named."""
    words = page.words
    lines = tuple(
        words.screen(f"check.needs.{opening.value}", names=_listed(page, names))
        for opening in (Opening.BLOCKED, Opening.UNCLEAR, Opening.OPENS)
        if (names := _distinct(page, [each for each in record.needs if each.opening is opening]))
    )
    opened = sum(each.opening is Opening.OPENS for each in record.needs)
    word = {CheckState.BLOCKED: "check.needs.word.opens", CheckState.OPEN: "check.needs.word.blocked"}.get(state)
    said = RowWords(
        state=state_of(state),
        word=words(word) if word else word_of(page, state),
        title=words.screen("check.needs"),
        lines=lines,
        proof=words.screen("check.needs.proof", opened=opened, asked=len(record.needs), time=clock(record.at)),
        changed=words("check.changed") if subject.changed("need") else "",
    )
    return _named(ResultRow(page.theme, said, narrow=page.view.narrow), "needs")


def _distinct(page: Page, results: list[NeedResult]) -> list[str]:
    """Return what a family calls its pages, each once: the known need, or the name they typed."""
    names = {each.id: page.words.say(each.name) for each in page.view.catalog.must_work}
    return list(dict.fromkeys(names.get(each.need, each.name) for each in results))


def _listed(page: Page, parts: list[str]) -> str:
    return ("、" if page.view.lang == "ja" else ", ").join(parts)


def _named(row: ResultRow, name: str) -> ResultRow:
    row.setObjectName(f"row-{name}")
    return row
