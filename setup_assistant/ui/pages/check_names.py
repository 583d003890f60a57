"""The list of a check: every name that will be asked and whom; and under Details what came back."""

from functools import partial

from PySide6.QtWidgets import QWidget

from setup_assistant.domain.checked import AskedName, Inquiry, PathKind, Use
from setup_assistant.domain.lookup import Endpoint, Finding
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.step_facts import filter_of
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.panel import Disclosure, Panel

_GROUPS = (
    ("sample", (Use.SAMPLE,)),
    ("need", (Use.NEED,)),
    ("engine", (Use.ENGINE, Use.STRICT)),
    ("control", (Use.CONTROL, Use.MISSING)),
    ("hints", (Use.CANARY, Use.RELAY, Use.DISCOVERY, Use.IDENTITY)),
)
"""Names that are asked for the same end, in the order of the list."""

_MOST_RAW = 400
"""Findings shown under Details; a check has fewer, unless somebody's servers are very many."""


def names_part(page: Page, inquiry: Inquiry, *, again: bool = False) -> Disclosure:
    """Return the closed list of names and of those who are asked."""
    key = "check.names.again" if again else "check.names"
    return Disclosure(page.theme, page.words(key, count=len(inquiry.names)), "names", partial(_names, page, inquiry))


def servers_part(page: Page, inquiry: Inquiry) -> Disclosure:
    """Return the closed list of addresses: the only place for technical words, with the raw findings."""
    return Disclosure(page.theme, page.words("check.servers"), "servers", partial(_servers, page, inquiry))


def raw_part(page: Page, findings: tuple[Finding, ...]) -> Disclosure:
    """Return what came back, word for word."""
    return Disclosure(page.theme, page.words("check.raw"), "raw", partial(_raw, page, findings))


def _names(page: Page, inquiry: Inquiry) -> QWidget:
    panel = Panel(page.theme, ground="sunk", pad=14)
    for key, uses in _GROUPS:
        names = _distinct(inquiry.named(*uses))
        if names:
            panel.box.addWidget(page.text(page.words(f"check.use.{key}", count=len(names)), Type.TIGHT, bold=True))
            panel.box.addWidget(page.text(_listed(page, names), Type.SMALL, color="ink2"))
    panel.box.addWidget(page.label("check.whom", Type.TIGHT, bold=True))
    for line in _whom(page, inquiry):
        panel.box.addWidget(page.text(line, Type.SMALL, color="ink2"))
    return panel


def _distinct(names: tuple[AskedName, ...]) -> list[str]:
    return list(dict.fromkeys(each.name for each in names))


def _listed(page: Page, parts: list[str]) -> str:
    return ("、" if page.view.lang == "ja" else ", ").join(parts)


def _whom(page: Page, inquiry: Inquiry) -> list[str]:
    """Return who is asked, by the names that people know."""
    words, lines = page.words, []
    servers = sum(each.kind is PathKind.SERVER for each in inquiry.paths)
    if servers:
        lines.append(words.screen("check.whom.servers", count=servers))
    if any(each.kind is PathKind.SYSTEM for each in inquiry.paths):
        lines.append(words.screen("check.whom.system"))
    if any(each.kind is PathKind.BROWSER and each.via.address for each in inquiry.paths):
        lines.append(words.screen("check.whom.browsers"))
    chosen = filter_of(page, inquiry.filter)
    if chosen is not None and any(each.kind is PathKind.FILTER for each in inquiry.paths):
        lines.append(words.screen("check.whom.filter", filter=chosen.name))
    compared = [
        known.name
        for each in inquiry.baseline
        for known in page.view.catalog.baselines
        if each.address in (*known.ipv4, *known.ipv6)
    ]
    if compared:
        lines.append(words.screen("check.whom.baseline", names=_listed(page, list(dict.fromkeys(compared)))))
    if inquiry.nobody:
        lines.append(words.screen("check.whom.nobody"))
    return lines


def _servers(page: Page, inquiry: Inquiry) -> QWidget:
    panel = Panel(page.theme, ground="sunk", pad=14)
    counts: dict[Endpoint, int] = {}
    for each in inquiry.probes:
        counts[each.via] = counts.get(each.via, 0) + 1
    for via, count in counts.items():
        panel.box.addWidget(page.text(page.words("check.servers.line", server=address(via), count=count), Type.SMALL))
    return panel


def address(via: Endpoint) -> str:
    """Return an endpoint as people who know such things write it."""
    where = f"{via.transport.value} {via.address}".strip()
    return f"{where} ({via.host}{via.path})" if via.host else where


def _raw(page: Page, findings: tuple[Finding, ...]) -> QWidget:
    panel = Panel(page.theme, ground="sunk", pad=14)
    said = "\n".join(_line(each) for each in findings[:_MOST_RAW])
    panel.box.addWidget(page.text(said or "-", Type.SMALL))
    return panel


def _line(each: Finding) -> str:
    """Return one finding: whom, what, what came, how long it took."""
    asked = f"{address(each.probe.via)}  {each.probe.question.name} {each.probe.question.kind.value}"
    if each.reply is None:
        return f"{asked}  {each.failure.value if each.failure else ''}  {each.took_ms:.0f} ms"
    came = " ".join((each.reply.rcode, *each.reply.addresses, *each.reply.aliases, *each.reply.hints))
    ede = "".join(f" EDE {code}" for code in each.reply.ede)
    return f"{asked}  {came}{ede}  {each.took_ms:.0f} ms"
