"""The phone: Chromium without a window, in the phone's place, with the policies that a test gives it."""

import base64
import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.lab.lab import Lab
from tests.lab.places import ROOT

POLICIES = "/etc/chromium/policies/managed/lab.json"
CHECK_EVERY_S = 0.05
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--metrics-recording-only",
    "--mute-audio",
)


def policies(lab: Lab, doh: str | None) -> dict[str, object]:
    """Return what the browser is told: trust the lab, and look names up through the system or through `doh` alone."""
    own = {"DnsOverHttpsMode": "secure", "DnsOverHttpsTemplates": doh} if doh else {"DnsOverHttpsMode": "off"}
    authority = base64.b64encode(lab.authority.der).decode()
    return {**own, "BuiltInDnsClientEnabled": bool(doh), "CACertificates": [authority]}


@contextmanager
def open_page(lab: Lab, url: str, *, doh: str | None = None, where: str = "phone") -> Iterator[None]:
    """Open a page on the phone while the block runs; nothing of the browser is left after it."""
    lab.places.write(where, POLICIES, json.dumps(policies(lab, doh)))
    with tempfile.TemporaryDirectory(dir=lab.folder, ignore_cleanup_errors=True) as profile:
        # A process namespace of its own: when its first process ends, all of Chromium's are gone.
        alone = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "--"]
        argv = [*lab.places.enter(where), *alone, "chromium", *FLAGS, f"--user-data-dir={profile}", url]
        with (lab.folder / "chromium.log").open("ab") as log:
            browser = subprocess.Popen(
                argv, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=ROOT, env=lab.environment({"HOME": profile})
            )
        try:
            yield
        finally:
            # nsenter passes no signal on; the profile's path names the browser of this call alone.
            lab.run(where, ["pkill", "-KILL", "-f", f"kill-child.*{profile}"])
            browser.wait(10)


def browse(
    lab: Lab, url: str, *, until: Callable[[], bool], within_s: float = 20, doh: str | None = None
) -> float | None:
    """Open a page until something holds or the time is over; return the seconds it took, None if it never held."""
    began = time.monotonic()
    with open_page(lab, url, doh=doh):
        while time.monotonic() - began < within_s:
            if until():
                return time.monotonic() - began
            time.sleep(CHECK_EVERY_S)
    return None
