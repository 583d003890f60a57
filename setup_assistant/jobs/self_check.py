"""What an installed copy must be able to do, tried one after the other."""

from collections.abc import Callable, Iterator
from datetime import date

from setup_assistant.advice.plan import plan
from setup_assistant.content.load import Content
from setup_assistant.domain.error import SelfCheckFailed
from setup_assistant.domain.household import Child, Household, Stage
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.value import Message, message
from setup_assistant.guides.telling import Telling
from setup_assistant.guides.values import values
from setup_assistant.jobs.drawings import draw
from setup_assistant.jobs.papers import Order, sheet
from setup_assistant.paper.form import Form
from setup_assistant.paper.sheet import Kind
from setup_assistant.text.words import LANGUAGES

SAMPLE = Household(children=(Child(id="child-1", stage=Stage.P12),))


def _guides(content: Content) -> Message:
    """Open a guide and draw its first screen.  Raises SelfCheckFailed."""
    heads = content.guide_heads
    guide = content.guide(heads[0].id)
    telling = Telling(guide, content.words(LANGUAGES[0]), values(None, message("label.child")))
    if not draw(telling.sketch(guide.steps[0].screens[0]), "light").areas:
        raise SelfCheckFailed(what=guide.id)
    return message("cli.self-check.guides", count=len(heads))


def self_check(
    content: Content,
    today: date,
    machine: Callable[[], Machine],
    window_check: Callable[[], tuple[str, ...]],
) -> Iterator[Message]:
    """Yield what was found to work, one after the other.  Raises SelfCheckFailed, ContentDamaged."""
    catalog = content.catalog
    count = sum(len(content.words(lang).entries) for lang in LANGUAGES)
    yield message("cli.self-check.content", edition=catalog.edition.isoformat(), count=count)
    made = sheet(Order(kind=Kind.RULES, form=Form()), SAMPLE, plan(SAMPLE, catalog, today), content, today)
    if not made.pdf.startswith(b"%PDF-"):
        raise SelfCheckFailed(what="PDF")
    yield message("cli.self-check.sheet", pages=made.page_count, kb=len(made.pdf) // 1024)
    yield _guides(content)
    yield message("cli.self-check.machine", system=machine().system or "?")
    yield message("cli.self-check.window", found=", ".join(window_check()))
