"""Chromium as the phone, driven through a pipe by its own protocol: it presses, reads and takes pictures."""

import base64
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

_QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage",
    "--no-default-browser-check", "--disable-default-apps", "--metrics-recording-only", "--mute-audio",
    "--remote-debugging-pipe",
)  # fmt: skip

PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}


class Browser:
    """One Chromium with an empty profile.  `before` goes in front of its command, to start it in a namespace."""

    def __init__(self, *arguments: str, before: tuple[str, ...] = ()) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="phone-", ignore_cleanup_errors=True)
        hears, self._asks = os.pipe()
        self._answers, tells = os.pipe()
        command = [*before, str(CHROMIUM), *_QUIET, f"--user-data-dir={self._folder.name}", *arguments, "about:blank"]
        # Chromium reads from 3 and writes to 4; bash puts the pipes there, whatever their numbers are.
        moved = ["bash", "-c", f'exec 200<&{hears} 201>&{tells} && exec 3<&200 4>&201 && exec "$0" "$@"', *command]
        self._process = subprocess.Popen(
            moved, pass_fds=(hears, tells), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        os.close(hears)
        os.close(tells)
        self._number, self._heard, self._session = 0, b"", ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Its helpers are in the same session, and none of them outlives it.
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        # The pipe ends with the last of them; until then somebody may still write into the folder.
        while os.read(self._answers, 1 << 20):
            pass
        os.close(self._asks)
        os.close(self._answers)
        self._folder.cleanup()

    def call(self, method: str, **values: Any) -> dict[str, Any]:
        """Ask for one thing and return what came back."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": values}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._asks, json.dumps(message).encode() + b"\0")
        while True:
            answer = json.loads(self._next())
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def open(self, url: str) -> None:
        """Load a page and wait until it is there."""
        self.call("Page.navigate", url=url)
        assert self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def run(self, script: str) -> Any:
        """Return the value of a script in the page."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def until(self, script: str, within_s: float = 20.0) -> bool:
        """Wait until a script is true."""
        end = time.monotonic() + within_s
        while time.monotonic() < end:
            if self.run(script):
                return True
            time.sleep(0.03)
        return False

    def press(self, selector: str) -> None:
        """Press what a selector finds, as a finger does: at its place, when it is on the screen."""
        box = self.run(
            f"(() => {{ const found = document.querySelector({json.dumps(selector)});"
            "found.scrollIntoView({block: 'center'}); const box = found.getBoundingClientRect();"
            "return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def looks_like(self, *, dark: bool = False, **metrics: Any) -> None:
        """Be a phone of some size, in light or dark."""
        self.call("Emulation.setDeviceMetricsOverride", **(PHONE | metrics))
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Save what is on the screen, or the whole page."""
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))

    def _next(self) -> bytes:
        while b"\0" not in self._heard:
            more = os.read(self._answers, 1 << 20)
            assert more, "the browser is gone"
            self._heard += more
        message, _, self._heard = self._heard.partition(b"\0")
        return message
