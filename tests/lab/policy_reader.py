"""Runs on a laptop: lets Chromium itself say which policies it took, and whether it found anything wrong with them.

Started as a program with the folder of a profile.  It speaks with Chromium over its debugging pipe and prints JSON:
policy -> [value, status] of those that have a value, as chrome://policy shows them.
"""

import json
import os
import subprocess
import sys
import time

from tests.lab.browser import FLAGS

PAGE = "chrome://policy"
READ = """(() => {
  const rows = {};
  const walk = (root) => {
    for (const each of root.querySelectorAll('*')) {
      if (each.shadowRoot) {
        const text = (name) => each.shadowRoot.querySelector(name)?.textContent.trim() ?? '';
        if (each.tagName === 'POLICY-ROW' && text('.name')) {
          rows[text('.name')] = [text('.value'), text('.messages')];
        }
        walk(each.shadowRoot);
      }
    }
  };
  walk(document);
  return JSON.stringify(rows);
})()"""
WITHIN_S = 15.0


class Pipe:
    """Chromium's debugging pipe: one JSON value after another, each ended by a zero byte."""

    def __init__(self, write: int, read: int) -> None:
        self._write, self._read = write, read
        self._count = 0
        self._heard = b""

    def ask(self, method: str, session: str = "", **params: object) -> dict[str, object]:
        """Call a method and return its result."""
        self._count += 1
        call = {"id": self._count, "method": method, "params": params, **({"sessionId": session} if session else {})}
        os.write(self._write, json.dumps(call).encode() + b"\0")
        while True:
            while b"\0" not in self._heard:
                self._heard += os.read(self._read, 65536)
            line, _, self._heard = self._heard.partition(b"\0")
            said = json.loads(line)
            if said.get("id") == self._count:
                return dict(said["result"])


def main(profile: str) -> None:
    """Open the page, wait until it shows policies, and print them."""
    there, ours = os.pipe(), os.pipe()

    def lend() -> None:
        os.dup2(there[0], 3)
        os.dup2(ours[1], 4)

    argv = ["chromium", *FLAGS, "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]
    quiet = subprocess.DEVNULL
    browser = subprocess.Popen(argv, stdin=quiet, stdout=quiet, stderr=quiet, pass_fds=(3, 4), preexec_fn=lend)  # noqa: PLW1509  one thread
    try:
        pipe = Pipe(there[1], ours[0])
        target = pipe.ask("Target.createTarget", url=PAGE)["targetId"]
        session = str(pipe.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        rows: dict[str, list[str]] = {}
        end = time.monotonic() + WITHIN_S
        while not rows and time.monotonic() < end:
            time.sleep(0.2)
            told = pipe.ask("Runtime.evaluate", session, expression=READ, returnByValue=True)["result"]
            rows = json.loads(told["value"]) if isinstance(told, dict) else {}
        sys.stdout.write(json.dumps({name: told for name, told in rows.items() if told[0]}))
    finally:
        browser.kill()
        browser.wait(10)


if __name__ == "__main__":
    main(sys.argv[1])
