"""One rules sheet from changed data, and Typst alone with the same template and data; prints both medians in ms."""

import json
import statistics
import sys
import time
from datetime import date
from pathlib import Path

import msgspec
import typst
from msgspec.structs import replace

from setup_assistant import resources
from setup_assistant.advice.plan import plan
from setup_assistant.content.load import load_content
from setup_assistant.domain.household import Household
from setup_assistant.jobs.household import open_household
from setup_assistant.jobs.papers import Order, sheet
from setup_assistant.paper.form import Form
from setup_assistant.paper.render import Pages
from setup_assistant.paper.sheet import Kind

TODAY = date(2026, 11, 24)
TIMES = 25
ORDER = Order(kind=Kind.RULES, form=Form())

content = load_content()
family = open_household(sys.argv[1], content.catalog)
advice = plan(family, content.catalog, TODAY)


def changed(number: int) -> Household:
    """Return the family with another nickname, so that nothing was drawn before."""
    first, *others = family.children
    return replace(family, children=(replace(first, nickname=f"子{number}"), *others))


def ours(number: int) -> Pages:
    """Build the sheet of a changed family."""
    return sheet(ORDER, changed(number), advice, content, TODAY)


def took_ms(started: float) -> float:
    """Return the time since `started`."""
    return (time.perf_counter() - started) * 1000


folder = Path(resources.path("paper"))
alone = typst.Compiler(
    str(folder / "sheet.typ"), root=str(folder), font_paths=[str(resources.path("fonts"))], ignore_system_fonts=True
)
whole: list[float] = []
floor: list[float] = []
for turn in range(TIMES + 3):
    data = msgspec.json.encode(ours(1000 + turn).sheet).decode()
    start = time.perf_counter()
    alone.compile(sys_inputs={"sheet": data}, format="pdf", pdf_standards="ua-1", timestamp=0)
    floor.append(took_ms(start))
    start = time.perf_counter()
    assert ours(turn).pdf
    whole.append(took_ms(start))
print(json.dumps({"measured": statistics.median(whole[3:]), "floor": statistics.median(floor[3:])}))
