"""guide list, guide show, guide print."""

from collections.abc import Iterator
from pathlib import Path

from setup_assistant.cli.call import Call
from setup_assistant.cli.spoken import spoken
from setup_assistant.cli.table import hanging, table
from setup_assistant.domain.error import BadUsage
from setup_assistant.domain.guide import GuideHead
from setup_assistant.domain.household import Child, Household, Stage
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.progress import GuideProgress
from setup_assistant.flow.progress import progress
from setup_assistant.guides.telling import Telling
from setup_assistant.jobs import advice, guiding, papers
from setup_assistant.jobs.household import open_household
from setup_assistant.paper.form import Form, Paper, SheetLang
from setup_assistant.paper.render import Pages
from setup_assistant.paper.sheet import Kind


def guide(call: Call) -> int:
    """List the guides, show one as text, or write it as a handout."""
    act, *rest = call.asked.values
    if act == "list":
        return _list(call)
    if not rest:
        raise BadUsage(what=f"guide {act} ID")
    return _show(call, rest[0]) if act == "show" else _print(call, rest[0])


def _list(call: Call) -> int:
    kind = call.asked.option("--kind")
    if kind is not None and all(each.id != kind for each in call.content.device_kinds):
        raise BadUsage(what=f"--kind {kind}")
    heads = tuple(head for head in call.content.guide_heads if kind is None or kind in head.kinds)
    call.show(_rows(call, heads), heads)
    return 0


def _rows(call: Call, heads: tuple[GuideHead, ...]) -> Iterator[str]:
    words = call.words
    names = [words(f"cli.guide.{name}") for name in ("id", "title", "minutes", "known", "unsure")]
    rows = [
        [
            *(head.id, words.say(head.title), str(head.minutes)),
            *(words(f"cli.confidence.{head.confidence.value}"), str(_unsure(head, call.lang))),
        ]
        for head in heads
    ]
    yield from table(names, rows)


def _unsure(head: GuideHead, lang: str) -> int:
    return head.unsure_ja if lang == "ja" else head.unsure_en


def _show(call: Call, name: str) -> int:
    household, plan, opened = _opened(call, name)
    now = guiding.guiding(call.content, household, plan, opened)
    lines = _lines(_pages(call, household, plan, opened, SheetLang(call.lang)))
    told = Telling(now.guide, call.words, now.given)
    call.show(lines, {"guide": spoken(now.guide, call.words, told.said), "steps": [step.id for step in now.steps]})
    return 0


def _lines(pages: Pages) -> Iterator[str]:
    for line in pages.text.splitlines():
        bare = line.lstrip()
        yield from hanging(" " * (len(line) - len(bare)), bare) if bare else [""]


def _print(call: Call, name: str) -> int:
    output = call.asked.option("--output")
    if output is None:
        raise BadUsage(what="guide print ID -o FILE")
    papers.demand_suffix(Path(output))
    household, plan, opened = _opened(call, name)
    pages = _pages(call, household, plan, opened, SheetLang(call.asked.option("--lang") or call.lang))
    files = papers.write_sheet(pages, Path(output))
    said = [call.words("cli.sheet.written", path=path) for path in files]
    call.show(said, {"files": [str(path) for path in files], "pages": pages.page_count})
    return 0


def _pages(call: Call, household: Household, plan: Plan, opened: GuideProgress, lang: SheetLang) -> Pages:
    asked = call.asked
    form = Form(lang=lang, paper=Paper(asked.option("--paper") or Paper.A4), large=asked.option("--large") is not None)
    order = papers.Order(kind=Kind.GUIDE, form=form, guide=opened)
    return papers.sheet(order, household, plan, call.content, call.today)


def _opened(call: Call, name: str) -> tuple[Household, Plan, GuideProgress]:
    """Return the household, its plan, and the guide as the options ask for it.  Raises BadUsage."""
    asked = call.asked
    path, stage = asked.option("--household"), asked.option("--stage")
    household = open_household(path, call.content.catalog) if path is not None else Household()
    if stage is not None and path is None:
        household = Household(children=(Child(id="child-1", stage=Stage(stage)),))
    at = asked.option("--at")
    places = {*(each.id for each in household.devices), *(each.id for each in household.networks)}
    if at is not None and at not in places:
        raise BadUsage(what=f"--at {at}")
    kept = progress(household, name, at)
    variant, chosen = asked.option("--variant"), asked.option("--filter")
    if chosen is not None:
        household = guiding.with_filter(call.content, household, name, at, chosen)
    told = guiding.as_asked(call.content, kept, variant=variant, version=_version(asked.option("--os")))
    return household, advice.plan(household, call.content.catalog, call.today), told


def _version(system: str | None) -> str | None:
    """Return the version of "ios:26".  Raises BadUsage."""
    if system is None:
        return None
    _, colon, version = system.partition(":")
    if not colon or not version.replace(".", "").isdecimal():
        raise BadUsage(what=f"--os {system}")
    return version
