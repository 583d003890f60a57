"""sheet."""

from pathlib import Path

from setup_assistant.cli.arguments import Asked
from setup_assistant.cli.call import Call
from setup_assistant.domain.error import BadUsage, NoSuchChild
from setup_assistant.domain.household import Child, Household
from setup_assistant.jobs import advice, papers
from setup_assistant.jobs.household import open_household
from setup_assistant.paper.form import Form, Paper, SheetLang
from setup_assistant.paper.sheet import Kind


def sheet(call: Call) -> int:
    """Write a sheet to a file or hand it to a printer."""
    asked = call.asked
    output, printer = asked.option("--output"), asked.option("--printer")
    if output is None and printer is None:
        raise BadUsage(what="sheet -o FILE")
    if output is not None:
        papers.demand_suffix(Path(output))
    household = open_household(asked.values[1], call.content.catalog)
    kind = Kind(asked.values[0])
    acts = call.doors.acts() if kind is Kind.WAY_BACK else ()
    order = papers.Order(kind=kind, form=_form(asked, call.lang), child=_child(asked, household), acts=acts)
    plan = advice.plan(household, call.content.catalog, call.today)
    pages = papers.sheet(order, household, plan, call.content, call.today)
    files = papers.write_sheet(pages, Path(output)) if output is not None else ()
    said = [call.words("cli.sheet.written", path=path) for path in files]
    if printer is not None:
        papers.print_sheet(pages, printer, call.words(f"paper.name.{order.kind.value}"))
        said.append(call.words("cli.sheet.printed", printer=printer))
    call.show(said, {"files": [str(path) for path in files], "pages": pages.page_count, "printer": printer})
    return 0


def _form(asked: Asked, lang: str) -> Form:
    return Form(
        lang=SheetLang(asked.option("--lang") or lang),
        paper=Paper(asked.option("--paper") or Paper.A4),
        large=asked.option("--large") is not None,
    )


def _child(asked: Asked, household: Household) -> Child | None:
    """Return the child by number from 1, id or nickname; None means every child.  Raises NoSuchChild."""
    wanted = asked.option("--child")
    if wanted is None:
        return None
    for number, child in enumerate(household.children, 1):
        if wanted in (str(number), child.id, child.nickname):
            return child
    raise NoSuchChild(asked=wanted, count=len(household.children))
