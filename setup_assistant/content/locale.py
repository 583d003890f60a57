"""Interface words: the rooms of resources/locale/LANG/ROOM.po as one catalogue a language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog as Messages
from babel.messages.catalog import Message as Entry
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po

from setup_assistant.content.problem import Problem
from setup_assistant.text.notation import fields
from setup_assistant.text.words import LANGUAGES

FOLDER = "locale"

_KEY_LINE = re.compile(r'^msgid "(?P<key>.+)"$')
_KEY = re.compile(r"^[a-z0-9_]+([.-][a-z0-9_]+)*$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The forms of one key in one language, with their address."""

    path: str
    line: int
    key: str
    forms: tuple[str, ...]

    def problem(self, what: str) -> Problem:
        """Return a problem at this key."""
        return Problem(path=self.path, line=self.line, where=self.key, what=what)


@dataclass(slots=True)
class Locale:
    """All rooms of all languages, and every problem met."""

    phrases: dict[str, dict[str, Phrase]] = field(default_factory=lambda: {lang: {} for lang in LANGUAGES})
    problems: list[Problem] = field(default_factory=list)
    files: int = 0

    def entries(self, lang: str) -> dict[str, tuple[str, ...]]:
        """Return the forms of every key of a language."""
        return {key: phrase.forms for key, phrase in self.phrases[lang].items()}


def read(root: Path) -> Locale:
    """Read every room below `root`, going on after each problem."""
    locale = Locale()
    for lang in LANGUAGES:
        for file in sorted((root / FOLDER / lang).glob("*.po")):
            _read_room(locale, lang, file, file.relative_to(root).as_posix())
    return locale


def plural_rule(lang: str) -> str:
    """Return the plural rule of a language as gettext writes it."""
    return str(get_plural(lang).plural_expr)


def compare(locale: Locale) -> Iterator[Problem]:
    """Yield keys that one language lacks and keys whose languages take different values."""
    for lang in LANGUAGES:
        for other in LANGUAGES:
            for key in locale.phrases[lang].keys() - locale.phrases[other].keys():
                yield locale.phrases[lang][key].problem(f"has no words in {other}")
    first, *others = LANGUAGES
    for key, phrase in locale.phrases[first].items():
        for other in others:
            twin = locale.phrases[other].get(key)
            if twin and taken(phrase.forms) != taken(twin.forms):
                yield phrase.problem(f"takes {listed(taken(phrase.forms))}, in {other} {listed(taken(twin.forms))}")


def taken(forms: tuple[str, ...]) -> frozenset[str]:
    """Return the values that any form takes; {count} is always given to plural forms and may be left out."""
    return frozenset().union(*(fields(form) for form in forms)) - {"count"}


def listed(names: frozenset[str]) -> str:
    """Return names of values as an author writes them."""
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "no values"


def _read_room(locale: Locale, lang: str, file: Path, path: str) -> None:
    locale.files += 1
    try:
        text = file.read_text("utf-8")
        messages = read_po(text.splitlines(keepends=True), abort_invalid=True)
    except UnicodeDecodeError as error:
        locale.problems.append(Problem(path=path, line=1, where="$", what=f"is not UTF-8 ({error.reason})"))
        return
    except (PoFileError, ValueError, LookupError) as error:  # Babel lets some broken lines through to int()
        line = (getattr(error, "lineno", None) or 0) + 1
        locale.problems.append(Problem(path=path, line=line, where="$", what=f"is not a .po file: {error.args[0]}"))
        return
    locale.problems += _header_problems(messages, lang, path)
    lines = _lines(text)
    for entry in messages:
        if entry.id:
            _take(locale, lang, _phrase(entry, path, lines), entry)
    for key, places in lines.items():
        locale.problems += [
            Problem(path=path, line=line, where=key, what=f"stands here and on line {places[0]}") for line in places[1:]
        ]


def _header_problems(messages: Messages, lang: str, path: str) -> Iterator[Problem]:
    count, rule = get_plural(lang).num_plurals, plural_rule(lang)
    if (messages.num_plurals, messages.plural_expr.strip("()")) != (count, rule.strip("()")):
        what = f"the header needs Plural-Forms: nplurals={count}; plural={rule}"
        yield Problem(path=path, line=1, where="Plural-Forms", what=what)


def _phrase(entry: Entry, path: str, lines: dict[str, list[int]]) -> Phrase:
    key = entry.id if isinstance(entry.id, str) else entry.id[0]
    forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
    return Phrase(path, lines.get(key, [entry.lineno or 1])[0], key, forms)


def _take(locale: Locale, lang: str, phrase: Phrase, entry: Entry) -> None:
    earlier = locale.phrases[lang].setdefault(phrase.key, phrase)
    if earlier is not phrase:
        locale.problems.append(phrase.problem(f"stands in {earlier.path} too"))
    if not _KEY.match(phrase.key):
        locale.problems.append(phrase.problem("is no dotted key like map.title"))
    if entry.fuzzy:
        locale.problems.append(phrase.problem("is marked fuzzy"))
    wanted = get_plural(lang).num_plurals if entry.pluralizable else 1
    if len(phrase.forms) != wanted or not all(form.strip() for form in phrase.forms):
        locale.problems.append(phrase.problem(f"needs {wanted} form(s), none empty"))
    # "One gap" needs no number; but a value that only the form for one takes is a mistake.
    if any(fields(form) - {"count"} - fields(phrase.forms[-1]) for form in phrase.forms):
        locale.problems.append(phrase.problem("its plural forms take different values"))


def _lines(text: str) -> dict[str, list[int]]:
    """Return the lines on which each key begins."""
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _KEY_LINE.match(line):
            lines.setdefault(found["key"], []).append(number)
    return lines
