"""A program that stands for osascript: it knows our AppleScript by its text, and runs the shell line that it makes.

The shell scripts themselves are the real ones; only the folders of the system are other ones.
"""

import os
import re
import shlex
import subprocess
import sys

from setup_assistant.computer import osascript
from tests.contract.setting.pretended import State, fate

CANCELLED = {
    "en": "0:193: execution error: User canceled. (-128)",
    "de": "0:193: execution error: Abgebrochen durch Benutzer. (-128)",
    "ja": "0:193: execution error: ユーザによってキャンセルされました。 (-128)",
}


def main() -> None:
    """Answer as osascript."""
    state = State()
    state.count(sys.argv)
    words = sys.argv[1:]
    end = words.index("--")
    assert words[0:end:2] == ["-e"] * (end // 2)
    assert "\n".join(words[1:end:2]) + "\n" == osascript.APPLESCRIPT
    if fate().get("refuse"):
        sys.exit(f"{CANCELLED[fate().get('language', 'en')]}")
    argv = words[end + 1 :]
    assert argv[:2] == ["/bin/sh", "-c"]
    assert argv[2] in {osascript.SET, osascript.BACK}
    argv[2] = _elsewhere(argv[2], state)
    line = " ".join(shlex.quote(word) for word in argv)
    environ = {**os.environ, "PRETENDED_ADMINISTRATOR": "yes"}
    status = subprocess.run(["/bin/sh", "-c", line], env=environ, check=False).returncode
    if status:
        sys.exit(f"0:193: execution error: The command exited with a non-zero status. ({status})")


def _elsewhere(script: str, state: State) -> str:
    """Return the script with the folders of the pretended computer, and with a note of the process that waits."""
    script = script.replace("PATH=/usr/sbin:/usr/bin:/sbin:/bin;", f"PATH={state.folder}/bin:/usr/bin:/bin;")
    script = script.replace("/var/run/", f"{state.folder}/")
    script, times = re.subn(r"^trap ", f"sh -c 'echo $PPID' >> {state.folder}/pids\ntrap ", script, flags=re.MULTILINE)
    assert times == (1 if "wait_for_keep" in script else 0)
    return script.replace("sleep 1; left", "sleep 0.05; left")
