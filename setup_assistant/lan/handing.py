"""The first part of a page that hands a setting to a phone: what to take, what to compare, the taps that follow."""

import html
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from setup_assistant.domain.phone import Handed, HandedStep, HandTo
from setup_assistant.lan.apple_profile import FILE_NAME
from setup_assistant.lan.drawn import LABEL, drawn
from setup_assistant.lan.told import said_on_phone
from setup_assistant.text.words import Words

COMMON_WORDS = ("compare", "steps", "doubt", "undone", "back", "then")
WORDS = {
    HandTo.APPLE: ("safari", "not-safari", "other-device", "get", "unsigned"),
    HandTo.ANDROID: ("copy", "copied", "not-copied", "letters"),
}
"""Sentences of the page, `handing.page.NAME`; besides them each way has a title of its own."""

_Step = tuple[int, HandedStep]


def handed_words(handed: Handed, words: Mapping[str, Words]) -> dict[str, dict[str, str]]:
    """Return the words of the part in every language by the names that stand in it."""
    return {lang: _words(handed, said) for lang, said in words.items()}


def handed_part(handed: Handed, words: Words, word: str) -> str:
    """Return the part as markup in one language; `word` is the path of the page."""
    told = _words(handed, words)
    apple = handed.to is HandTo.APPLE
    return "".join(
        (
            '<section id="hand">',
            _said("h1", "title", told),
            f'<p class="filter" lang="en">{html.escape(handed.filter.name)}</p>',
            *(_file_to_take(handed, word, told) if apple else _host_to_copy(handed, told)),
            *_taps(handed, told),
            *_afterwards(handed, told),
            "</section>",
        )
    )


def _file_to_take(handed: Handed, word: str, told: Mapping[str, str]) -> Iterator[str]:
    yield _said("p", "other-device", told, 'class="warn" id="other-device" hidden')
    yield _said("p", "not-safari", told, 'class="warn" id="not-safari" hidden')
    yield _said("p", "safari", told)
    yield _said("p", "compare", told) + _host(handed.filter.server)
    link = _said("a", "get", told, f'class="go" id="get" href="/{word}/{FILE_NAME}"')
    yield f'<p class="while-open">{link}</p>'
    yield _said("p", "unsigned", told, 'class="second"')


def _host_to_copy(handed: Handed, told: Mapping[str, str]) -> Iterator[str]:
    yield _said("p", "compare", told) + _host(handed.filter.host)
    yield _said("button", "copy", told, 'type="button" class="go" id="copy" hidden')
    yield '<p class="second" id="copied" role="status"></p>'
    yield _said("p", "letters", told, 'class="second"')


def _host(name: str) -> str:
    """Return a name that is read letter by letter and may break after its dots."""
    return f'<p><code id="host" lang="en" translate="no">{html.escape(name).replace(".", ".<wbr>")}</code></p>'


def _taps(handed: Handed, told: Mapping[str, str]) -> Iterator[str]:
    if not handed.steps:
        return
    yield _said("h2", "steps", told)
    yield f'<ol class="steps">{"".join(_steps(handed, told))}</ol>'
    if any(names for each in handed.steps for _, names in each.unsure):
        yield _said("p", "doubt", told, 'class="second"')


def _afterwards(handed: Handed, told: Mapping[str, str]) -> Iterator[str]:
    if handed.undone:
        yield _said("h2", "undone", told)
        yield from (_said("p", f"undone-{number}", told) for number in range(len(handed.undone)))
    yield _said("p", "back", told)
    yield _said("p", "then", told, 'class="next"')


def _steps(handed: Handed, told: Mapping[str, str]) -> Iterator[str]:
    """Yield the steps in order; those of different makers stand behind their names, the usual one open."""
    for for_makers, steps in groupby(enumerate(handed.steps), key=lambda each: each[1].maker is not None):
        if for_makers:
            yield f"<li>{''.join(_makers(steps, told))}</li>"
        else:
            yield from (f"<li>{_step(*each, told)}</li>" for each in steps)


def _makers(steps: Iterable[_Step], told: Mapping[str, str]) -> Iterator[str]:
    for place, (number, step) in enumerate(steps):
        opened = " open" if place == 0 else ""
        yield f"<details{opened}>{_said('summary', f'maker-{number}', told)}{_step(number, step, told)}</details>"


def _step(number: int, step: HandedStep, told: Mapping[str, str]) -> str:
    return _said("p", f"do-{number}", told) + drawn(step, f"hand_alt-{number}", told)


def _said(tag: str, name: str, told: Mapping[str, str], attributes: str = "") -> str:
    key = f"hand_{name}"
    return f'<{tag} data-word="{key}" {attributes}>{html.escape(told[key])}</{tag}>'


def _words(handed: Handed, words: Words) -> dict[str, str]:
    told = {name: said_on_phone(words, f"handing.page.{name}") for name in (*COMMON_WORDS, *WORDS[handed.to])}
    told["title"] = said_on_phone(words, f"handing.page.{handed.to}")
    told |= {f"undone-{number}": said_on_phone(words, each) for number, each in enumerate(handed.undone)}
    for number, step in enumerate(handed.steps):
        says = {name: exact.said(words.lang) for name, exact in step.says}
        told[f"do-{number}"] = said_on_phone(words, step.do, **says)
        told[f"alt-{number}"] = step.described.said(words.lang)
        if step.maker is not None:
            told[f"maker-{number}"] = said_on_phone(words, step.maker)
    named = {f"hand_{name}": said for name, said in told.items()}
    return named | {LABEL + name: exact.said(words.lang) for step in handed.steps for name, exact in step.drawn}
