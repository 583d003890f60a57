"""The verbs: each takes what was asked, does one job and prints its result in words or as one JSON value."""

from collections.abc import Callable, Mapping
from typing import Any

from setup_assistant import __version__
from setup_assistant.cli.arguments import VERBS, Asked
from setup_assistant.cli.call import Call, put
from setup_assistant.cli.doors import Doors
from setup_assistant.cli.table import WIDTH, hanging, wrapped
from setup_assistant.content.load import Content


def do(asked: Asked, doors: Doors, content: Content, lang: str) -> int:
    """Do what was asked and return the exit status."""
    call = Call(asked, doors, content, lang)
    if "--version" in asked.options:
        put(f"setup-assistant {__version__} ({content.edition.isoformat()})")
        return 0
    if "--help" in asked.options:
        _show_help(call)
        return 0
    if not asked.verb:
        return doors.demo(lang) if "--demo" in asked.options else doors.window()
    return _doers()[asked.verb](call)


def _doers() -> Mapping[str, Callable[[Call], int]]:
    """Return the function of each verb; a verb's modules are loaded with it alone."""
    return {
        "plan": lambda call: _advice().plan(call),
        "coverage": lambda call: _advice().coverage(call),
        "compare": lambda call: _advice().compare(call),
        "sheet": lambda call: _papers().sheet(call),
        "guide": lambda call: _guides().guide(call),
        "check": lambda call: _checks().check(call),
        "phone-check": lambda call: _phones().phone_check(call),
        "apply": lambda call: _settings().apply(call),
        "undo": lambda call: _settings().undo(call),
        "status": lambda call: _settings().status(call),
        "profile": lambda call: _handing().profile(call),
        "hand-over": lambda call: _handing().hand_over(call),
        "content": lambda call: _keeping().content(call),
        "self-check": lambda call: _keeping().self_check(call),
    }


def _advice() -> Any:  # noqa: ANN401  a module
    from setup_assistant.cli import advice_verbs  # noqa: PLC0415  loaded by its verbs alone

    return advice_verbs


def _papers() -> Any:  # noqa: ANN401  a module
    from setup_assistant.cli import paper_verbs  # noqa: PLC0415  loaded by its verbs alone

    return paper_verbs


def _guides() -> Any:  # noqa: ANN401  a module
    from setup_assistant.cli import guide_verbs  # noqa: PLC0415  loaded by its verbs alone

    return guide_verbs


def _checks() -> Any:  # noqa: ANN401  a module
    from setup_assistant.cli import check_verbs  # noqa: PLC0415  loaded by its verbs alone

    return check_verbs


def _phones() -> Any:  # noqa: ANN401  a module
    from setup_assistant.cli import phone_verbs  # noqa: PLC0415  loaded by its verbs alone

    return phone_verbs


def _settings() -> Any:  # noqa: ANN401  a module
    from setup_assistant.cli import setting_verbs  # noqa: PLC0415  loaded by its verbs alone

    return setting_verbs


def _handing() -> Any:  # noqa: ANN401  a module
    from setup_assistant.cli import handing_verbs  # noqa: PLC0415  loaded by its verbs alone

    return handing_verbs


def _keeping() -> Any:  # noqa: ANN401  a module
    from setup_assistant.cli import keeping_verbs  # noqa: PLC0415  loaded by its verbs alone

    return keeping_verbs


def _show_help(call: Call) -> None:
    words = call.words
    names = [call.asked.verb] if call.asked.verb else list(VERBS)
    lines: list[str] = []
    if not call.asked.verb:
        lines += [*wrapped(words("cli.help.program"), WIDTH), "", *wrapped(words("cli.help.window"), WIDTH)]
    for name in names:
        lines += ["", *hanging("setup-assistant ", _usage(name)), *hanging("    ", words(f"cli.help.{name}"))]
    lines += ["", *wrapped(words("cli.help.common"), WIDTH)]
    for line in lines:
        put(line)


def _usage(name: str) -> str:
    verb = VERBS[name]
    needs = ["|".join(known) or need for need, known in verb.needs]
    needs += [f"[{need}]" for need in verb.may]
    options = [f"[{each} {'|'.join(option.known) or option.takes}]" for each, option in verb.options.items()]
    return " ".join([name, *needs, *(each.replace(" ]", "]") for each in options)])
