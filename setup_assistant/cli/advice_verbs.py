"""plan, coverage and compare."""

from collections.abc import Iterator

from setup_assistant.advice.labels import Labels
from setup_assistant.cli.arguments import Asked
from setup_assistant.cli.call import Call
from setup_assistant.cli.table import WIDTH, hanging, table, wrapped
from setup_assistant.domain.coverage import Cell, CoverageMap, State
from setup_assistant.domain.fact import to_confirm
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.household import Device, Household
from setup_assistant.domain.plan import Plan
from setup_assistant.jobs import advice
from setup_assistant.jobs.household import open_household
from setup_assistant.jobs.papers import Order
from setup_assistant.jobs.papers import sheet as make_sheet
from setup_assistant.paper.form import Form, SheetLang
from setup_assistant.paper.sheet import Kind


def plan(call: Call) -> int:
    """Print the plan: steps, reasons, trade-offs, cost, gaps, what waits."""
    household = _household(call, call.asked)
    minutes = call.asked.whole_number("--budget")
    made = advice.plan(household, call.content.catalog, call.today, minutes=minutes)
    call.show(_paper(call, Kind.PLAN, household, made), made)
    return 0


def coverage(call: Call) -> int:
    """Print the coverage map, one table for each device, and the gaps."""
    household = _household(call, call.asked)
    made = advice.coverage(household, call.content.catalog, call.today)
    call.show(_map(call, household, made), made)
    return 0


def compare(call: Call) -> int:
    """Print services or site-name filters side by side."""
    catalog = call.content.catalog
    path = call.asked.option("--household")
    household = open_household(path, catalog) if path is not None else None
    if call.asked.option("--kind") == "dns":
        filters = advice.compare_filters(catalog)
        call.show(_filters(call, filters), filters)
        return 0
    services = advice.compare_services(household, catalog)
    call.show(_services(call, household if household is not None else Household()), services)
    return 0


def _household(call: Call, asked: Asked) -> Household:
    return open_household(asked.values[-1], call.content.catalog)


def _services(call: Call, household: Household) -> Iterator[str]:
    yield from _paper(call, Kind.COMPARE, household, advice.plan(household, call.content.catalog, call.today))


def _paper(call: Call, kind: Kind, household: Household, made: Plan) -> Iterator[str]:
    """Yield the lines of a paper's text in the width of a terminal, moved in as they were."""
    order = Order(kind=kind, form=Form(lang=SheetLang(call.lang)))
    for line in make_sheet(order, household, made, call.content, call.today).text.splitlines():
        bare = line.lstrip()
        yield from hanging(" " * (len(line) - len(bare)), bare) if bare else [""]


def _map(call: Call, household: Household, made: CoverageMap) -> Iterator[str]:
    catalog, words = call.content.catalog, call.words
    labels = Labels(household, catalog)
    if not household.devices:
        yield from wrapped(words("cli.coverage.no-devices"), WIDTH)
    for device in household.devices:
        yield from wrapped(words.say(labels.device(device.id)), WIDTH)
        yield from _device_table(call, labels, device, made)
        yield ""
    for gap in made.gaps:
        sentence = words.say(gap.sentence, **dict(gap.fields))
        minutes = words("cli.coverage.minutes", minutes=gap.minutes)
        yield from hanging(f"[{gap.number}] ", f"{sentence} {minutes}")


def _device_table(call: Call, labels: Labels, device: Device, made: CoverageMap) -> Iterator[str]:
    """Yield one table for the networks and one for what holds anywhere; rows and columns of dashes are left out."""
    words, risks = call.words, call.content.catalog.risks
    cells = {(cell.way, cell.risk): cell for cell in made.cells if cell.device == device.id and _happens(cell)}
    for anywhere in (False, True):
        ways = [way for way in made.ways if (way.network is None) is anywhere]
        ways = [way for way in ways if any((way.id, risk.id) in cells for risk in risks)]
        rows = [
            [words.say(risk.name), *(_said(call, cells.get((way.id, risk.id))) for way in ways)]
            for risk in risks
            if any((way.id, risk.id) in cells for way in ways)
        ]
        if rows:
            yield from table(["", *(words.say(labels.place(way)) for way in ways)], rows)


def _happens(cell: Cell) -> bool:
    return cell.state is not State.DASH


def _said(call: Call, cell: Cell | None) -> str:
    if cell is None:
        return "-"
    number = f" [{cell.gap}]" if cell.gap is not None else ""
    return call.words(f"cli.state.{cell.state.value}") + number


def _filters(call: Call, filters: tuple[Filter, ...]) -> Iterator[str]:
    words = call.words
    head = [words(f"cli.compare.{name}") for name in ("name", "status", "blocks", "cost")]
    rows = [
        [
            f"{each.name} ({each.operator})",
            words(f"cli.compare.{each.status.value}"),
            _blocks(call, each),
            words("cli.compare.free" if each.free else "cli.compare.paid"),
        ]
        for each in filters
    ]
    yield from table(head, rows)
    yield ""
    yield from wrapped(words("cli.compare.order"), WIDTH)


def _blocks(call: Call, each: Filter) -> str:
    said = ", ".join(call.words(f"cli.blocks.{name}") for name in each.blocks)
    doubtful = "blocks" in each.unconfirmed or to_confirm(each.fact, call.today)
    if not said:
        return call.words("cli.compare.uncertain")
    return call.words("cli.compare.to-confirm", what=said) if doubtful else said
