"""A laptop that the program changes as its ordinary user, and how everything on it stands, by other people's tools."""

import json
import subprocess
import sys
from pathlib import PurePosixPath
from typing import Any

import msgspec

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.setting import Wanted
from setup_assistant.jobs.setting import wanted
from tests.lab.laptop import Laptop
from tests.lab.laptop_files import HOME, PERMISSIONS, uuid_of

JOURNAL = f"{HOME}/computer.json"
STATE = """
for uuid in "$@"; do nmcli -t -f connection,ipv4,ipv6 connection show uuid "$uuid" | grep -v timestamp; done
cd /etc/NetworkManager/system-connections && sha256sum -- *
ls /run/NetworkManager/system-connections | grep -v '^lo[.]' || true
"""
"""Prints all settings by nmcli, the hashes of all keyfiles, and the names of those that are only in memory."""


class Changed:
    """One laptop, changed."""

    def __init__(self, laptop: Laptop, catalog: Catalog, *, permitted: tuple[str, ...] = PERMISSIONS) -> None:
        self.laptop, self._catalog = laptop, catalog
        laptop.permit(*permitted)

    def wanted(self, filter_id: str, **more: Any) -> Wanted:
        """Return what a filter of the shipped table means here."""
        return msgspec.structs.replace(wanted(self._catalog, filter_id), **more)

    def argv(self, do: str, what: Wanted | None = None, **more: Any) -> list[str]:
        order = {"do": do, "journal": JOURNAL, "wanted": msgspec.to_builtins(what), **more}
        return [sys.executable, "-m", "tests.lab.changing", json.dumps(order)]

    def start(self, do: str, what: Wanted | None = None, **more: Any) -> subprocess.Popen[str]:
        """Start a change; whoever starts it ends it."""
        return self.laptop.popen(self.argv(do, what, **more))

    def tell(self, do: str, what: Wanted | None = None, **more: Any) -> dict[str, Any] | None:
        """Let the program do something; return what it told, or None when it was killed on the way."""
        done = self.laptop.as_user(self.argv(do, what, **more), within_s=60)
        if done.returncode == -9:
            return None
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def said(self, do: str, what: Wanted | None = None, **more: Any) -> Any:
        """Do as `tell`, and return only how it ended."""
        told = self.tell(do, what, **more)
        assert told is not None
        return told["said"]

    def state(self) -> tuple[str, tuple[tuple[str, ...], ...]]:
        """Return every setting and keyfile, and the servers in use of both families on each card."""
        uuids = [uuid_of(card) for card in self.laptop.cards]
        files = self.laptop.do("sh", "-c", STATE, "state", *uuids)
        return files, tuple(self.laptop.dns(card) for card in self.laptop.cards)

    def stages(self) -> list[str]:
        """Return the stages of what is noted in the journal."""
        text = self.laptop.read(JOURNAL)
        return [each["stage"] for each in json.loads(text).get("acts", [])] if text else []

    def settled(self, *states: object) -> Any:
        """Return how it stands as soon as that is one of `states`, or after a while however it stands."""

        def stands() -> bool:
            return self.state() in states

        try:
            self.laptop.until(stands, "a state that is known", within_s=8)
        except TimeoutError:
            return self.state()
        return self.state()

    def forget(self) -> None:
        """Remove the journal and what lies beside it."""
        self.laptop.do("sh", "-c", f"rm -f {PurePosixPath(JOURNAL).parent}/*computer.json*")
