"""The terminal's outermost door: a command line goes in, an exit status comes out, errors are said here."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from setup_assistant.cli.doors import Doors
from setup_assistant.content.load import load_content
from setup_assistant.domain.error import AssistantError, ContentDamaged
from setup_assistant.text.errors import Said, say, say_unexpected, say_without_words

INTERRUPTED = 130
"""Exit status after Ctrl-C, as every shell expects it."""


def run(arguments: Sequence[str], doors: Doors) -> int:
    """Do what the command line asks and return its exit status; nothing escapes but a wish to stop at once."""
    _open_streams()
    lang = _lang(arguments, os.environ)
    try:
        status = _run(arguments, doors, lang)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader went away, as `head` does.  What is left in the buffer must not complain at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:  # noqa: BLE001  the one outermost door: nobody meets a traceback unasked
        if "--debug" in arguments:
            _record(problem)
        _tell(problem, _said(problem, lang), as_json="--json" in arguments)
        return problem.exit_status if isinstance(problem, AssistantError) else 1
    return status


def _record(problem: Exception) -> None:
    import traceback  # noqa: PLC0415  only for those who mend the program

    traceback.print_exception(problem)


def _open_streams() -> None:
    """Give a program that was started without a terminal (a windowed .exe) somewhere to write to."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  open to the end


def _run(arguments: Sequence[str], doors: Doors, lang: str) -> int:
    if not arguments:
        return doors.window()
    from setup_assistant.cli import arguments as command_line  # noqa: PLC0415  the window starts without the verbs
    from setup_assistant.cli.call import flush  # noqa: PLC0415  as above
    from setup_assistant.cli.verbs import do  # noqa: PLC0415  as above

    status = do(command_line.read(arguments), doors, load_content(), lang)
    flush()
    return status


def _lang(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language asked for by --lang, else that of the system, English when it is neither."""
    if "--lang" in " ".join(arguments):
        from setup_assistant.cli.arguments import wanted_lang  # noqa: PLC0415  the window starts without the verbs

        asked = wanted_lang(arguments)
        if asked is not None:
            return asked
    named = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "ja" if (named or _system_lang()).lower().startswith("ja") else "en"


def _system_lang() -> str:
    """Return the language of a system that does not tell it in the environment: Windows."""
    if sys.platform != "win32":
        return ""
    import locale  # noqa: PLC0415  needed on Windows only

    return locale.getlocale()[0] or ""


def _said(problem: Exception, lang: str) -> Said:
    try:
        words = load_content().words(lang)
        return say(problem, words) if isinstance(problem, AssistantError) else say_unexpected(problem, words)
    except (ContentDamaged, KeyError):
        return say_without_words(lang)


def _tell(problem: Exception, said: Said, *, as_json: bool) -> None:
    """Say what stopped the verb: sentences beside the output, or one value for a script in its place."""
    from setup_assistant.cli.table import WIDTH, shown_in, wrapped  # noqa: PLC0415  the window starts without the terminal's lines

    try:
        if as_json and _tell_script(problem, said):
            return
        lines = [line for part in said if part for line in wrapped(part, WIDTH)]
        sys.stderr.write(shown_in("\n".join(lines), sys.stderr.encoding) + "\n")
    except OSError:
        return  # there is nobody to tell


def _tell_script(problem: Exception, said: Said) -> bool:
    """Print the error as one value; return False where even that finds no room."""
    from setup_assistant.cli.call import flush, put_value  # noqa: PLC0415  the window starts without the verbs

    code = problem.code if isinstance(problem, AssistantError) else "unexpected"
    try:
        put_value({"error": code, **said._asdict()})
        flush()
    except (AssistantError, BrokenPipeError):
        return False
    return True
