"""A program that stands for powershell: it knows our scripts by their text and does on a file what they do on Windows.

Written by hand after the scripts; not recorded on Windows.  A script with another text, another command or another
hash ends with an error, as would a hole that holds anything but base64.  A fate makes a step fail, hang or end the
elevated process, and decides the language of the system.
"""

import base64
import hashlib
import ipaddress
import json
import os
import re
import signal
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from setup_assistant.computer import powershell, windows_script
from tests.contract.setting.pretended import State, fate, fork_away

WORDS = {
    "en": "This command cannot be run due to the error: The operation was canceled by the user.",
    "de": "Dieser Befehl kann aufgrund des folgenden Fehlers nicht ausgeführt werden: Der Vorgang wurde abgebrochen.",
    "ja": "次のエラーのため、このコマンドを実行できません: この操作はユーザーによって取り消されました。",
}


def data_of(frame: str, script: str) -> str | None:
    """Return the base64 in the hole of a frame, or None when the script is not this frame."""
    head, _, tail = frame.partition(powershell.HOLE)
    match = re.fullmatch(re.escape(head) + "([A-Za-z0-9+/=]*)" + re.escape(tail), script)
    return match[1] if match else None


def decoded(words: list[str]) -> str:
    """Return the script of -EncodedCommand."""
    assert words[:3] == ["-NoProfile", "-NonInteractive", "-EncodedCommand"], words
    assert len(words) == 4
    return base64.b64decode(words[3], validate=True).decode("utf-16-le")


def read(state: State) -> None:
    """Do what the reading script does."""
    found = state.load()
    for adapter in found["adapters"]:
        for family in ("v4", "v6"):
            if adapter[family] is not None:
                fixed = adapter[family]["fixed"]
                given = adapter[family].pop("given")
                adapter[family]["now"] = re.split("[ ,]+", fixed) if fixed else given
    guards = [{"token": token, "state": each["State"]} for token, each in found.pop("guards").items()]
    sys.stdout.write(base64.b64encode(json.dumps({**found, "guards": guards}).encode()).decode() + "\r\n")


def launch(state: State, inner: str) -> None:
    """Do what the launcher does: ask an administrator, and start the elevated process."""
    if fate().get("refuse"):
        sys.stderr.write(WORDS[fate().get("language", "en")])
        sys.exit(powershell.REFUSED)
    assert len(inner) < 2048, "more than ShellExecute takes"
    bootstrap = base64.b64decode(inner, validate=True).decode("utf-16-le")
    request = data_of(powershell.BOOTSTRAP, bootstrap)
    assert request is not None, bootstrap
    if fork_away(state):
        elevated(state, json.loads(base64.b64decode(request)))
        os._exit(0)


def elevated(state: State, bootstrap: dict[str, str]) -> None:
    """Do what the bootstrap and the changing script do."""
    time.sleep(fate().get("agree_s", 0))
    content = Path(bootstrap["file"]).read_bytes()
    if base64.b64encode(hashlib.sha256(content).digest()).decode() != bootstrap["hash"]:
        os._exit(9)
    data = data_of(windows_script.CHANGE, content.decode())
    if data is None:
        os._exit(8)
    request = json.loads(base64.b64decode(data))
    Changing(state, request).run()


class Changing:
    """The steps of the changing script, each of which may fail, hang or be the last one."""

    def __init__(self, state: State, request: dict) -> None:
        self.state, self.request, self.steps = state, request, 0
        self.token = request["token"]

    def run(self) -> None:
        if self.request["verb"] != "set":
            self.put_back()
            return
        if " back " in self.heard():
            return
        with self.step() as values:
            values["guards"][self.token] = {"Before": json.dumps(self.request["changes"]), "State": "waiting"}
        try:
            for change in self.request["changes"]:
                self.encrypt(change["after"])
                self.set(change["after"])
            kept = self.wait()
        except RuntimeError:
            kept = False
        if kept:
            with self.step() as values:
                values["guards"][self.token]["State"] = "kept"
        else:
            self.put_back()

    def step(self) -> AbstractContextManager[dict[str, Any]]:
        self.steps += 1
        if self.steps == fate().get("die_at"):
            os.kill(os.getpid(), signal.SIGKILL)
        if self.steps == fate().get("hang_at"):
            time.sleep(fate().get("hang_s", 60))
        if self.steps == fate().get("fail_at"):
            raise RuntimeError
        return self.state.changing()

    def heard(self) -> str:
        path = Path(self.request["signal"])
        return path.read_text().strip() if path.is_file() and path.stat().st_size <= 100 else ""

    def wait(self) -> bool:
        end, before = time.monotonic() + min(self.request["within_s"], 3600), ""
        while time.monotonic() < end:
            said = self.heard()
            match = re.fullmatch(self.token + " (keep|more|back) ([0-9]{1,4}) [0-9]{1,6}", said)
            if match and said != before:
                before = said
                if match[1] != "more":
                    return match[1] == "keep"
                end = time.monotonic() + min(int(match[2]), 3600)
            time.sleep(0.02)
        return False

    def put_back(self) -> None:
        failed = False
        for change in self.request["changes"]:
            for act in (self.set, self.encrypt):
                try:
                    act(change["before"])
                except RuntimeError:
                    failed = True
        if not failed:
            with self.state.changing() as values:
                values["guards"].pop(self.token, None)

    def set(self, place: dict) -> None:
        for family, kind in (("v4", ipaddress.IPv4Address), ("v6", ipaddress.IPv6Address)):
            given = place.get(family)
            if given is None:
                continue
            servers = [] if given == "automatic" else [str(kind(each)) for each in given]
            with self.step() as values:
                for adapter in values["adapters"]:
                    if adapter["guid"] == place["guid"]:
                        adapter[family]["fixed"] = ",".join(servers)

    def encrypt(self, place: dict) -> None:
        for entry in place.get("encryption", ()):
            address = str(ipaddress.ip_address(entry["address"]))
            with self.step() as values:
                others = [each for each in values["known"] if each["address"] != address]
                ours = {
                    "address": address,
                    "template": entry.get("template", ""),
                    "fallback": entry.get("fallback", False),
                    "upgrade": entry.get("upgrade", False),
                }
                values["known"] = sorted([*others, *([ours] if ours["template"] else [])], key=str)


def main() -> None:
    """Answer as powershell."""
    state = State()
    state.count(sys.argv)
    script = decoded(sys.argv[1:])
    if script == windows_script.READ:
        read(state)
    elif (inner := data_of(powershell.LAUNCHER, script)) is not None:
        launch(state, inner)
    else:
        sys.exit(99)
