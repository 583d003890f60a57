"""The part of the lab that needs no privilege: the same servers on loopback addresses and high ports."""

import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import dns.message
from msgspec.structs import replace

from setup_assistant.domain.catalog import Catalog
from tests.lab import daemons, names
from tests.lab.lab import write_resolver
from tests.lab.needs import find
from tests.lab.pki import Authority
from tests.lab.plan import STYLES, Stand, Style
from tests.lab.resolver import Ports, Resolver

PORTS = Ports(plain=25353, dot=25853, doh=25443)
UP_WITHIN_S = 8.0


def _plays(style: Style) -> bool:
    return not style.odd and style.block_v6 is None


class Loopback:
    """The fake root and one real server for each style that needs no line of its own."""

    def __init__(self, folder: Path, catalog: Catalog) -> None:
        """Write all files; addresses are drawn anew for every run, so that two can be up at once."""
        self.folder = folder
        self.authority = Authority(folder)
        stranger = Authority(folder, "Unknown authority")
        net = "127.{}.{}".format(*random.SystemRandom().choices(range(1, 255), k=2))
        self._root = f"{net}.1"
        played = filter(_plays, STYLES)
        self.stands = {
            style.name: Stand(style=style, v4=f"{net}.{number}", v6="", delay_ms=0)
            for number, style in enumerate(played, start=10)
        }
        self._running: list[subprocess.Popen[bytes]] = []
        self._commands = [["nsd", "-d", "-c", str(folder / "nsd.conf")]]
        (folder / "root.zone").write_text(names.zone(catalog), "utf-8")
        (folder / "nsd.conf").write_text(daemons.nsd_config(folder, self._root, PORTS.plain), "utf-8")
        for stand in self.stands.values():
            self._commands += write_resolver(self._resolver(stand), folder, self.authority, stranger).values()

    def _resolver(self, stand: Stand) -> Resolver:
        (one,) = stand.resolvers()
        return replace(one, v6=(), ports=PORTS, root=f"{self._root}@{PORTS.plain}")

    def __enter__(self) -> Self:
        try:
            for number, argv in enumerate(self._commands):
                self._start(argv, self.folder / f"{number}.log")
            for stand in self.stands.values():
                _wait(stand.v4)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_why: object) -> None:
        self.close()

    def _start(self, argv: list[str], log: Path) -> None:
        program = find(argv[0])
        assert program is not None
        # Started by a shell that ends them when the test run is gone: its input closes.
        script = "\"$@\" & child=$!; trap 'kill $child; wait $child; exit' TERM; read -r _; kill $child; wait $child"
        with log.open("wb") as file:
            words = ["sh", "-c", script, "daemon", program, *argv[1:]]
            started = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=file, stderr=file)
        self._running.append(started)

    def close(self) -> None:
        """End all servers."""
        for each in self._running:
            each.send_signal(signal.SIGTERM)
        for each in self._running:
            try:
                each.wait(3)
            except subprocess.TimeoutExpired:
                each.kill()
                each.wait(3)
            if each.stdin:
                each.stdin.close()
        self._running = []


def _wait(address: str) -> None:
    question = dns.message.make_query("example.com", "A").to_wire()
    end = time.monotonic() + UP_WITHIN_S
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.settimeout(0.1)
        one.connect((address, PORTS.plain))
        while time.monotonic() < end:
            try:
                one.send(question)
                if one.recv(4096):
                    return
            except OSError:
                time.sleep(0.02)
    sys.stderr.write(f"{address} did not answer\n")
    raise TimeoutError(address)
