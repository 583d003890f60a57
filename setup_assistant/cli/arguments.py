"""What stands behind the name of the program, as one table of verbs, read into values.

Not argparse: its sentences exist in English only, and a mistake here is said in the language of the family.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from setup_assistant.domain.error import BadUsage
from setup_assistant.domain.household import Stage
from setup_assistant.domain.lookup import Transport
from setup_assistant.paper.form import Paper, SheetLang
from setup_assistant.paper.sheet import Kind
from setup_assistant.text.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Option:
    """A word that starts with "-": a switch, or one that takes a value, perhaps out of a few."""

    takes: str = ""
    """Name of its value in the help; empty for a switch."""
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing the program does: the values it needs in order, and its options."""

    needs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(name, known values) of each; no known values: anything."""
    options: Mapping[str, Option] = field(default_factory=dict)
    may: tuple[str, ...] = ()
    """Names of values that may follow."""


KINDS = tuple(kind for kind in Kind if kind is not Kind.GUIDE)
"""Kinds of sheets; a guide has its own verb."""
PAPERS = tuple(Paper)

COMMON = {
    "--lang": Option("LANG", LANGUAGES),
    "--json": Option(),
    "--debug": Option(),
    "--help": Option(),
    "--version": Option(),
}
WINDOW = {"--demo": Option()}
"""Options of the window: they stand without a verb."""

SHORT = {"-o": "--output", "-h": "--help", "--out": "--output"}

_HOUSEHOLD = ("HOUSEHOLD", ())

VERBS = {
    "plan": Verb((_HOUSEHOLD,), {"--budget": Option("MIN")}),
    "coverage": Verb((_HOUSEHOLD,)),
    "compare": Verb((), {"--kind": Option("KIND", ("service", "dns")), "--household": Option("FILE")}),
    "sheet": Verb(
        (("KIND", KINDS), _HOUSEHOLD),
        {
            "--lang": Option("LANG", tuple(SheetLang)),
            "--paper": Option("SIZE", PAPERS),
            "--large": Option(),
            "--child": Option("CHILD"),
            "--printer": Option("QUEUE"),
            "--output": Option("FILE"),
        },
    ),
    "guide": Verb(
        (("ACT", ("list", "show", "print")),),
        {
            "--os": Option("SYSTEM:VERSION"),
            "--stage": Option("STAGE", tuple(Stage)),
            "--variant": Option("VARIANT"),
            "--filter": Option("FILTER"),
            "--household": Option("FILE"),
            "--at": Option("DEVICE"),
            "--kind": Option("KIND"),
            "--lang": Option("LANG", tuple(SheetLang)),
            "--paper": Option("SIZE", PAPERS),
            "--large": Option(),
            "--output": Option("FILE"),
        },
        may=("ID",),
    ),
    "check": Verb(
        (),
        {
            "--filter": Option("FILTER"),
            "--household": Option("FILE"),
            "--network": Option("NETWORK"),
            "--via": Option("WAY", tuple(Transport)),
            "--timeout": Option("SECONDS"),
            "--list": Option(),
            "--keep": Option(),
        },
    ),
    "phone-check": Verb(
        (),
        {
            "--filter": Option("FILTER"),
            "--household": Option("FILE"),
            "--network": Option("NETWORK"),
            "--device": Option("DEVICE"),
            "--minutes": Option("MIN"),
            "--keep": Option(),
        },
    ),
    "apply": Verb(
        (),
        {
            "--filter": Option("FILTER"),
            "--household": Option("FILE"),
            "--encrypted": Option(),
            "--no-browsers": Option(),
            "--plan-only": Option(),
            "--details": Option(),
            "--yes": Option(),
        },
    ),
    "undo": Verb((), {"--unless-kept": Option("SECONDS")}),
    "status": Verb((), {"--details": Option()}),
    "profile": Verb(
        (),
        {
            "--filter": Option("FILTER"),
            "--via": Option("WAY", (Transport.DOH, Transport.DOT)),
            "--sign": Option("CERTIFICATE"),
            "--key": Option("KEY"),
            "--chain": Option("FILE"),
            "--output": Option("FILE"),
        },
    ),
    "hand-over": Verb(
        (),
        {
            "--to": Option("DEVICE", ("apple", "android", "router")),
            "--filter": Option("FILTER"),
            "--household": Option("FILE"),
            "--network": Option("NETWORK"),
            "--minutes": Option("MIN"),
            "--adb": Option(),
            "--consent": Option(),
            "--undo": Option(),
            "--saved": Option("FILE"),
        },
    ),
    "content": Verb((("ACT", ("check", "schema", "build")),), {"--as-of": Option("DATE"), "--output": Option("PLACE")}),
    "self-check": Verb(),
}
"""Every verb; the words of its help are `cli.help.VERB`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A command line that was understood."""

    verb: str
    """Empty: open the window, or only --help or --version."""
    values: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    """Long name of each given option to its value; "yes" for a switch."""

    def option(self, name: str) -> str | None:
        """Return the value of an option, or None when it was not given."""
        return self.options.get(name)

    def whole_number(self, name: str) -> int | None:
        """Return an option as a number from 0 to 100,000, None when it was not given.  Raises BadUsage."""
        text = self.option(name)
        if text is None:
            return None
        if not (text.isascii() and text.isdecimal()) or len(text) > 6 or int(text) > 100_000:  # noqa: PLR2004  as said
            raise BadUsage(what=f"{name} {text}")
        return int(text)


def read(words: Sequence[str]) -> Asked:
    """Return what `words` ask for.  Raises BadUsage naming the first word that does not fit."""
    rest = list(words)
    options: dict[str, str] = {}
    values: list[str] = []
    while rest:
        word = rest.pop(0)
        if word == "--":
            values += rest
            break
        if word.startswith("-") and word != "-":
            _take_option(word, rest, options, values)
        else:
            values.append(word)
    return _checked(values, options)


def wanted_lang(words: Sequence[str]) -> str | None:
    """Return the language that even a command line with a mistake asks for."""
    pairs = zip(words, (*words[1:], ""), strict=True)
    found = [after if word == "--lang" else word.partition("=")[2] for word, after in pairs if word[:6] == "--lang"]
    return next((lang for lang in found if lang in LANGUAGES), None)


def _take_option(word: str, rest: list[str], options: dict[str, str], values: Sequence[str]) -> None:
    name, equals, value = word.partition("=")
    name = SHORT.get(name, name)
    option = _option(values[0] if values else "", name)
    if option is None or (equals and not option.takes):
        raise BadUsage(what=word)
    if not option.takes:
        options[name] = "yes"
        return
    if not equals:
        if not rest:
            raise BadUsage(what=f"{word} {option.takes}")
        value = rest.pop(0)
    options[name] = value


def _option(verb: str, name: str) -> Option | None:
    """Return an option by its name; before the verb is known, one that any verb has."""
    if verb in VERBS:
        return VERBS[verb].options.get(name) or COMMON.get(name)
    return (
        COMMON.get(name)
        or WINDOW.get(name)
        or next((each.options[name] for each in VERBS.values() if name in each.options), None)
    )


def _checked(values: list[str], options: dict[str, str]) -> Asked:
    if not values:
        _demand(next((name for name in options if name not in COMMON and name not in WINDOW), None))
        return Asked("", (), options)
    name, *given = values
    verb = VERBS.get(name)
    if verb is None:
        raise BadUsage(what=name)
    if not {"--help", "--version"} & options.keys():
        _demand(next(_misfits(name, verb, given, options), None))
    return Asked(name, tuple(given), options)


def _misfits(name: str, verb: Verb, given: list[str], options: dict[str, str]) -> Iterator[str]:
    """Yield what does not fit, each in the form that would fit."""
    for (_, known), value in zip(verb.needs, given, strict=False):
        if known and value not in known:
            yield f"{name} {value} ({', '.join(known)})"
    if len(given) < len(verb.needs):
        yield f"{name} {' '.join(need for need, _ in verb.needs[len(given) :])}"
    yield from given[len(verb.needs) + len(verb.may) :]
    for each, value in options.items():
        option = _option(name, each)
        if option is None:
            yield f"{name} {each}"
        elif option.known and value not in option.known:
            yield f"{each} {value} ({', '.join(option.known)})"


def _demand(misfit: str | None) -> None:
    if misfit is not None:
        raise BadUsage(what=misfit)
