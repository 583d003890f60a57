"""Checks that items make sense: complete tables, limits of the pages, addresses that can be right."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from itertools import product

from setup_assistant.content import walk
from setup_assistant.content.draft import Draft, Entry
from setup_assistant.content.problem import Problem
from setup_assistant.domain.fact import Fact
from setup_assistant.domain.filter import Baseline, Filter
from setup_assistant.domain.household import NetworkKind, Stage
from setup_assistant.domain.measure import Applies, Cover, Measure, Need
from setup_assistant.domain.risk import Risk, Scope, StageInfo
from setup_assistant.domain.rule import Contact, HouseRule
from setup_assistant.domain.service import Service
from setup_assistant.text import notation

COLUMN_LIMIT = 6
"""Japanese characters in the head of a map column."""
PROPOSED_LIMIT = 8
"""Rules on the proposed sheet of one stage."""

_VERSION = re.compile(r"^\d+(\.\d+)*$")


def problems(draft: Draft) -> Iterator[Problem]:
    """Yield everything that no type and no reference can tell."""
    for part in (_stages, _risks, _measures, _covers, _overlaps, _services, _rules, _addresses, _contacts, _facts):
        yield from part(draft)


def _stages(draft: Draft) -> Iterator[Problem]:
    entries = list(draft.values("stages", StageInfo))
    found = [info.id for _, info in entries]
    if entries and found != list(Stage):
        yield entries[0][0].problem("", f"all stages stand in the order {', '.join(Stage)}")


def _risks(draft: Draft) -> Iterator[Problem]:
    for entry, risk in draft.values("risks", Risk):
        if len(risk.weights) != len(Stage):
            yield entry.problem(".weights", f"needs {len(Stage)} weights, one for each stage")
        length = len(notation.plain(notation.parse(risk.column.ja, dict.fromkeys(notation.fields(risk.column.ja), ""))))
        if length > COLUMN_LIMIT:
            yield entry.problem(".column.ja", f"has {length} characters, a column takes {COLUMN_LIMIT}")


def _measures(draft: Draft) -> Iterator[Problem]:
    covered = {cover.measure for _, cover in draft.values("covers", Cover)}
    accounts = {need.id for _, need in draft.values("needs", Need) if need.is_account}
    for entry, measure in draft.values("measures", Measure):
        if measure.plannable and measure.id not in covered:
            yield entry.problem(".id", "can be planned and has no cover")
        if not measure.help_url.startswith("https://"):
            yield entry.problem(".help_url", "is no https:// address")
        for index, need in enumerate(measure.present):
            if need in accounts:
                yield entry.problem(f".present[{index}]", f"{need!r} is an account: it goes under needs")
        for where, applies in walk.every(measure, Applies):
            if applies.since is not None and not _VERSION.match(applies.since):
                yield entry.problem(f"{where}.since", "is no version number")


def _covers(draft: Draft) -> Iterator[Problem]:
    measures = {measure.id: measure for _, measure in draft.values("measures", Measure)}
    anywhere = {risk.id for _, risk in draft.values("risks", Risk) if risk.scope is Scope.ANYWHERE}
    for entry, cover in draft.values("covers", Cover):
        kinds = measures[cover.measure].applies.kinds if cover.measure in measures else ()
        for index, kind in enumerate(cover.kinds):
            if kinds and kind not in kinds:
                yield entry.problem(f".kinds[{index}]", f"{cover.measure!r} cannot be set on {kind!r}")
        for index, risk in enumerate(cover.risks):
            if cover.networks and risk in anywhere:
                yield entry.problem(f".risks[{index}]", f"{risk!r} is looked at anywhere: no networks here")
        if cover.since is not None and not _VERSION.match(cover.since):
            yield entry.problem(".since", "is no version number")


def _overlaps(draft: Draft) -> Iterator[Problem]:
    """Yield covers that answer the same question twice."""
    measures = {measure.id: measure for _, measure in draft.values("measures", Measure)}
    first: dict[tuple[str, ...], Entry] = {}
    for entry, cover in draft.values("covers", Cover):
        kinds = cover.kinds or (measures[cover.measure].applies.kinds if cover.measure in measures else ()) or ("",)
        for parts in product(cover.risks, kinds, cover.networks or NetworkKind):
            earlier = first.setdefault((cover.measure, *parts, cover.since or ""), entry)
            if earlier is not entry:
                line = earlier.document.line(earlier.where)
                what = f"{', '.join(map(str, parts))} is answered at {earlier.document.path}:{line} too"
                yield entry.problem("", what)
                break


def _services(draft: Draft) -> Iterator[Problem]:
    criteria = sorted(draft.ids("criteria"))
    for entry, service in draft.values("services", Service):
        given = [cell.criterion for cell in service.cells]
        for criterion in criteria:
            if criterion not in given:
                yield entry.problem(".cells", f"has no cell for {criterion!r}")
        for index, criterion in enumerate(given):
            if criterion in given[:index]:
                yield entry.problem(f".cells[{index}]", f"a second cell for {criterion!r}")


def _rules(draft: Draft) -> Iterator[Problem]:
    count = dict.fromkeys(Stage, 0)
    for entry, rule in draft.values("rules", HouseRule):
        for index, stage in enumerate(rule.proposed):
            count[stage] += 1
            if stage not in rule.stages:
                yield entry.problem(f".proposed[{index}]", f"the rule is not for the stage {stage.value!r}")
            if count[stage] > PROPOSED_LIMIT:
                yield entry.problem(f".proposed[{index}]", f"{stage.value!r} has {PROPOSED_LIMIT} proposals already")


def _addresses(draft: Draft) -> Iterator[Problem]:
    resolvers: list[tuple[Entry, Filter | Baseline]] = [
        *draft.values("filters", Filter),
        *draft.values("baselines", Baseline),
    ]
    for entry, resolver in resolvers:
        for name, version in (("ipv4", 4), ("ipv6", 6)):
            for where, address in walk.at(resolver, name):
                if _version(str(address)) != version:
                    yield entry.problem(where, f"is no IPv{version} address")
        if resolver.doh_url and not resolver.doh_url.startswith("https://"):
            yield entry.problem(".doh_url", "is no https:// address")


def _version(address: str) -> int:
    try:
        return ip_address(address).version
    except ValueError:
        return 0


def _contacts(draft: Draft) -> Iterator[Problem]:
    for entry, contact in draft.values("contacts", Contact):
        if not (contact.number or contact.url):
            yield entry.problem("", "has neither a number nor an address")
        if contact.url and not contact.url.startswith("https://"):
            yield entry.problem(".url", "is no https:// address")


def _facts(draft: Draft) -> Iterator[Problem]:
    for entries in draft.entries.values():
        for entry in entries:
            for where, fact in walk.every(entry.value, Fact):
                for index, source in enumerate(fact.sources):
                    if source != "own" and not source.startswith(("https://", "http://")):
                        yield entry.problem(f"{where}.sources[{index}]", 'is neither an address nor "own"')
