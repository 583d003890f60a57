"""Checks that a guide leads somewhere: everything it needs is listed, every step can be done, seen and taken back."""

import re
from collections.abc import Iterator

from setup_assistant.content import guide_labels, walk
from setup_assistant.content.draft import GUIDES, Draft, Entry
from setup_assistant.content.problem import Problem
from setup_assistant.domain.guide import PLAN_VALUES, Guide, Purpose, School, Seen, Step
from setup_assistant.domain.measure import Measure, Need
from setup_assistant.domain.progress import END, START
from setup_assistant.domain.screen import Act, ActKind, Alert, Field, Row, Screen, Style, Switch
from setup_assistant.domain.value import Text
from setup_assistant.domain.version import fits
from setup_assistant.text import notation

SEARCHED = (Style.IOS, Style.ANDROID, Style.ONE_UI, Style.WINDOWS, Style.MACOS, Style.CHROMEOS)
"""Systems whose settings have a search field."""
SETTINGS = ("settings", "system-settings")
"""Labels that a path through a device's own settings begins with."""
LONGEST_ACT = {"ja": 64, "en": 130}
"""Characters of an instruction, values left out."""
_PARTS_OF_A_SETTING = ("sets", "protects", "needs", "advice", "trials", "mistakes", "bypasses", "undo_by_child")

MOST_ROWS = 10
"""Rows, fields, buttons and cards that one drawing can hold."""

_EVERY = "*"
_VERSION = re.compile(r"^\d+(\.\d+)*$")
_REPEATED = (("bypasses.guides", "guides"), ("steps.different.guide", "guides"), ("trials.risk", "risks"))


def problems(draft: Draft) -> Iterator[Problem]:
    """Yield everything about guides that no type and no reference can tell."""
    words = {need.id: need.known_by for _, need in draft.values("needs", Need)}
    known = {target: draft.ids(target) for _, target in _REPEATED if target not in draft.unread}
    for entry, guide in draft.values(GUIDES, Guide):
        if entry.document.path != f"{GUIDES}/{guide.id}.yaml":
            yield entry.problem(".id", f"the file of {guide.id!r} is {GUIDES}/{guide.id}.yaml")
        yield from _whole(entry, guide)
        yield from _variants(entry, guide)
        yield from _needs(entry, guide, words)
        yield from _elsewhere(entry, guide, known)
        for index, step in enumerate(guide.steps):
            yield from _step(entry, guide, step, f".steps[{index}]")
    yield from _ways_back(draft)
    yield from _measures(draft)


def _whole(entry: Entry, guide: Guide) -> Iterator[Problem]:
    """Yield what a guide of its purpose lacks, and what does not fit together."""
    for name in _PARTS_OF_A_SETTING if guide.purpose is Purpose.SET else ("trials",):
        if not getattr(guide, name):
            yield entry.problem("", f"has no `{name}`, which such a guide has")
    if (guide.purpose is Purpose.UNDO) != (guide.undo_of is not None):
        yield entry.problem(".purpose", "`undo` and `undo_of` go together")
    if guide.advice and sorted(each.school for each in guide.advice) != sorted(School):
        yield entry.problem(".advice", "needs one line for each of elementary, junior, high")
    if guide.valid_until <= guide.fact.checked_on:
        yield entry.problem(".valid_until", "does not lie after the day it was checked")
    for name in ("before", "second"):
        if guide.id in getattr(guide, name):
            yield entry.problem(f".{name}", "a guide does not come with itself")
    yield from _versions(entry, guide.since, guide.until, "")
    yield from _steps(entry, guide)


def _steps(entry: Entry, guide: Guide) -> Iterator[Problem]:
    ids = [step.id for step in guide.steps]
    for index, name in enumerate(ids):
        if name in ids[:index]:
            yield entry.problem(f".steps[{index}].id", f"the step {name!r} stands twice")
        if name in (START, END):
            yield entry.problem(f".steps[{index}].id", f"{name!r} is where a guide begins or ends: no step has this id")
    for index, mistake in enumerate(guide.mistakes):
        if mistake.step is not None and mistake.step not in ids:
            yield entry.problem(f".mistakes[{index}].step", f"no step has the id {mistake.step!r}")


def _variants(entry: Entry, guide: Guide) -> Iterator[Problem]:
    options = [option.id for option in guide.variants.options] if guide.variants else []
    yield from _options(entry, guide, options)
    named: set[str] = set()
    for index, step in enumerate(guide.steps):
        named.update(step.variants)
        for place, name in enumerate(step.variants):
            if name not in options:
                yield entry.problem(f".steps[{index}].variants[{place}]", f"no variant has the id {name!r}")
    if options and not named:
        yield entry.problem(".variants", "is asked and changes nothing")


def _options(entry: Entry, guide: Guide, options: list[str]) -> Iterator[Problem]:
    for index, option in enumerate(options):
        at = f".variants.options[{index}]"
        if option in options[:index]:
            yield entry.problem(f"{at}.id", f"the variant {option!r} stands twice")
        if not any(not step.variants or option in step.variants for step in guide.steps):
            yield entry.problem(at, f"no step is for the variant {option!r}")


def _needs(entry: Entry, guide: Guide, words: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Yield what a step uses and the list before step one does not name, and what nothing uses."""
    for index, step in enumerate(guide.steps):
        for place, need in enumerate(step.uses):
            if need not in guide.needs:
                yield entry.problem(f".steps[{index}].uses[{place}]", f"{need!r} is not among the needs of the guide")
    used = {need for step in guide.steps for need in step.uses}
    for index, need in enumerate(guide.needs):
        if need not in used:
            yield entry.problem(f".needs[{index}]", f"no step uses {need!r}")
    yield from _accounts(entry, guide, words)


def _accounts(entry: Entry, guide: Guide, words: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Yield accounts that a step speaks of and no need names before step one."""
    giveaways = {word for known in words.values() for word in known}
    told = giveaways - {word for need in guide.needs for word in words.get(need, ())}
    for index, step in enumerate(guide.steps):
        for name in ("do", "why", "expect"):
            said = _said(guide, getattr(step, name))
            for word in sorted(each for each in told if each in said):
                yield entry.problem(f".steps[{index}].{name}", f"speaks of {word!r}, and no need before step one does")


def _said(guide: Guide, text: Text) -> str:
    """Return the words of a text in both languages, those of its labels too."""
    labels = [label for label in guide.labels if label.id in notation.fields(text.ja)]
    return " ".join((_plain(text.ja), _plain(text.en), *(f"{label.ja} {label.en}" for label in labels)))


def _elsewhere(entry: Entry, guide: Guide, known: dict[str, frozenset[str]]) -> Iterator[Problem]:
    for path, target in _REPEATED:
        for where, name in walk.at(guide, path):
            if target in known and name not in known[target]:
                yield entry.problem(where, f"no item of {target} has the id {name!r}")


def _step(entry: Entry, guide: Guide, step: Step, at: str) -> Iterator[Problem]:
    yield from _versions(entry, step.since, step.until, at)
    yield from _instruction(entry, step, at)
    if step.choices and sorted(each.school for each in step.choices) != sorted(step.schools or School):
        yield entry.problem(f"{at}.choices", "needs one line for each age of the step")
    for where, value in guide_labels.plan_values(guide):
        if where.startswith(f"{at}.screens") and value not in ("child", *step.values):
            yield entry.problem(where, f"shows {value!r}, which is not among the values of the step")
    for place, value in enumerate(step.values):
        if value not in PLAN_VALUES:
            yield entry.problem(f"{at}.values[{place}]", f"the plan has no value {value!r}")
    if len(step.screens) > 1 and step.screens[1].on is None:
        yield entry.problem(f"{at}.screens[1]", "says not whose screen it is: `'on'`")
    for index, screen in enumerate(step.screens):
        yield from _screen(entry, guide, screen, f"{at}.screens[{index}]")


def _instruction(entry: Entry, step: Step, at: str) -> Iterator[Problem]:
    for lang, most in LONGEST_ACT.items():
        if (length := len(_plain(getattr(step.do, lang)))) > most:
            yield entry.problem(f"{at}.do.{lang}", f"has {length} characters, an instruction takes {most}")
    styles = {screen.style for screen in step.screens}
    if not step.path and Style.PAPER not in styles:
        yield entry.problem(f"{at}.path", "says no way to the screen")
    if step.path and step.path[0] in SETTINGS and styles & set(SEARCHED) and step.search is None:
        yield entry.problem(f"{at}.search", "says no word for the search field of the settings")


def _screen(entry: Entry, guide: Guide, screen: Screen, at: str) -> Iterator[Problem]:
    orders = sorted(act.order for _, act in walk.every(screen, Act))
    if orders != list(range(1, len(orders) + 1)):
        yield entry.problem(at, "its acts are not numbered 1, 2, 3 ...")
    rows = sum(1 for kind in (Row, Field) for _ in walk.every(screen, kind)) + sum(
        len(getattr(block, name, ())) for block in screen.blocks for name in ("buttons", "cards")
    )
    if rows > MOST_ROWS:
        yield entry.problem(at, f"has {rows} parts, a drawing holds {MOST_ROWS}")
    for index, block in enumerate(screen.blocks[:-1]):
        if isinstance(block, Alert):
            yield entry.problem(f"{at}.blocks[{index}]", "a window in front stands last")
    for where, row in walk.every(screen, Row, at):
        yield from _row(entry, row, where)
    for where, field in walk.every(screen, Field, at):
        yield from _field(entry, guide, field, where)


def _field(entry: Entry, guide: Guide, field: Field, where: str) -> Iterator[Problem]:
    if field.secret and field.value is not None:
        yield entry.problem(f"{where}.value", "a secret is never shown")
    elif field.value in {label.id for label in guide.labels if label.seen is not Seen.SAMPLE}:
        yield entry.problem(f"{where}.value", "what is typed is a sample or a value of the plan")


def _row(entry: Entry, row: Row, where: str) -> Iterator[Problem]:
    kind = row.act.kind if row.act else None
    wanted = {ActKind.TURN_ON: Switch.OFF, ActKind.TURN_OFF: Switch.ON}.get(kind) if kind else None
    if wanted is not None and wanted not in (row.toggle, row.check):
        yield entry.problem(f"{where}.act.kind", f"needs a toggle or a tick that is {wanted.value}")
    if sum(each is not None for each in (row.toggle, row.radio, row.check)) > 1:
        yield entry.problem(where, "has more than one of toggle, radio, check")


def _versions(entry: Entry, since: str | None, until: str | None, at: str) -> Iterator[Problem]:
    for name, version in (("since", since), ("until", until)):
        if version is not None and not _VERSION.match(version):
            yield entry.problem(f"{at}.{name}", f"{version!r} is no version")
            return
    if since and until and not fits(since, None, until):
        yield entry.problem(f"{at}.until", "lies before `since`")


def _ways_back(draft: Draft) -> Iterator[Problem]:
    guides = {guide.id: guide for _, guide in draft.values(GUIDES, Guide)}
    undone = {guide.undo_of for guide in guides.values()}
    for entry, guide in draft.values(GUIDES, Guide):
        if guide.purpose is Purpose.SET and guide.id not in undone and not draft.refused.get(GUIDES):
            yield entry.problem("", "no guide takes it back (`undo_of`)")
        undoes = guides.get(guide.undo_of or "")
        if undoes is not None and not set(undoes.sets) <= set(guide.sets):
            yield entry.problem(".sets", f"takes back less than {undoes.id!r} sets")


def _measures(draft: Draft) -> Iterator[Problem]:
    """Yield measures that some device kind has no guide for; one without kinds is for every device."""
    if draft.refused.get(GUIDES):
        return
    served: dict[str, set[str]] = {}
    for _, guide in draft.values(GUIDES, Guide):
        for measure in guide.sets if guide.purpose is Purpose.SET else ():
            served.setdefault(measure, set()).update(guide.kinds or (_EVERY,))
    for entry, each in draft.values("measures", Measure):
        kinds = served.get(each.id, set())
        for kind in each.applies.kinds if each.plannable and _EVERY not in kinds else ():
            if kind not in kinds:
                yield entry.problem(".id", f"no guide sets it on {kind!r}")


def _plain(source: str) -> str:
    return notation.plain(notation.parse(source, dict.fromkeys(notation.fields(source), "")))
