"""Runs on a laptop of the lab: the real hand for system files, told by words on lines, answering in JSON lines.

`do` and `keep`, `more`, `back` work on what was planned.  Root starts the helper without pkexec.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from msgspec import json as coder

from setup_assistant.computer import system_files_helper
from setup_assistant.computer.command import run
from setup_assistant.computer.here import Here
from setup_assistant.computer.system_files import SystemFiles
from setup_assistant.domain.error import AssistantError
from setup_assistant.domain.setting import Part, Wanted


def start(argv: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    """Start the helper, as root without asking anybody."""
    return system_files_helper.start(argv[1:] if os.geteuid() == 0 else argv)


def main(wanted: str, within_s: str, given: str = "") -> None:
    """Plan, or take the plan of an earlier call with its token, and do what is said."""
    here = Here(ask=run, root=Path("/"), home=Path.home(), environ=os.environ)
    hand = SystemFiles(here, start=start)
    token, part = "", Part()
    if given:
        token, _, text = given.partition(" ")
        part = coder.decode(text, type=Part)
    else:
        part = hand.plan(coder.decode(wanted, type=Wanted))
    tokens = [token]
    say({"plan": coder.encode(part).decode()})
    for line in sys.stdin:
        try:
            if line == "do\n":
                hand.do(part.changes, within_s=int(within_s), note=tokens.append)
            elif line == "more\n":
                hand.extend(60)
            elif line == "keep\n":
                hand.keep(part.changes)
            elif line == "back\n":
                hand.back(part.changes, tokens[-1])
        except AssistantError as problem:
            say({"problem": problem.code, "what": str(problem), "token": tokens[-1]})
            continue
        now = [hand.now(each) for each in part.changes]
        is_set = [found == each.after for found, each in zip(now, part.changes, strict=True)]
        is_back = [found == each.before for found, each in zip(now, part.changes, strict=True)]
        say({"set": all(is_set), "back": all(is_back), "token": tokens[-1]})


def say(answer: object) -> None:
    """Answer in one line."""
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
