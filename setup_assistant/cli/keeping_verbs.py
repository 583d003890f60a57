"""content and self-check: for those who keep the program in order."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from setup_assistant.cli.call import Call, put
from setup_assistant.cli.table import hanging
from setup_assistant.content.problem import CheckReport
from setup_assistant.domain.error import BadUsage
from setup_assistant.jobs import contents
from setup_assistant.jobs.self_check import self_check as checks

PROBLEMS = 3
"""Exit status of `content check` when something is wrong."""


def content(call: Call) -> int:
    """Check the content, write its schemas, or build its index."""
    (act,) = call.asked.values
    output = call.asked.option("--output")
    if act == "schema":
        places = contents.write_schemas(Path(output or "build/schema"))
        call.show((str(place) for place in places), {"files": [str(place) for place in places]})
        return 0
    report = contents.check_content(_day(call)) if act == "check" else contents.build_content(_place(output))
    call.show(_report(call, report), report)
    return PROBLEMS if report.problems else 0


def self_check(call: Call) -> int:
    """Try what every copy of the program must be able to do, and tell each part as it is done."""
    done = []
    for found in checks(call.content, call.today, call.doors.machine, call.doors.window_check):
        done.append(call.words.say(found))
        if not call.as_json:
            for line in hanging("- ", done[-1]):
                put(line)
    call.show([call.words("cli.self-check.done")], {"checked": done})
    return 0


def _report(call: Call, report: CheckReport) -> Iterator[str]:
    yield from map(str, report.problems)
    yield from (f"{note}" for note in report.notes)
    yield call.words.plural("cli.content.problems", len(report.problems), files=report.files, items=report.items)


def _day(call: Call) -> date | None:
    text = call.asked.option("--as-of")
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise BadUsage(what=f"--as-of {text} (2026-11-23)") from problem


def _place(output: str | None) -> Path | None:
    return Path(output) if output is not None else None
