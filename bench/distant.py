"""The line that checks are timed on: 24 real resolvers, 5 to 40 ms away, in network namespaces of their own."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.process import ROOT
from tests.lab import daemons, needs
from tests.lab.names import ROOT as ROOT_SERVER
from tests.lab.pki import Authority
from tests.lab.places import Places
from tests.lab.resolver import Resolver, unbound_config

HOST = "dns.example"
SERVERS, ADDRESSES_EACH = 8, 3
DELAYS_MS = tuple(5 + 35 * number / 23 for number in range(SERVERS * ADDRESSES_EACH))
ADDRESSES = tuple(f"198.51.100.{number}" for number in range(1, 25))
NAMES = tuple(f"n{number}.example" for number in range(12))

missing = needs.missing
"""Why this cannot run here, or None."""
_ZONE = """$TTL 3600
. SOA ns. root. 1 3600 3600 3600 60
. NS ns.
ns. A {root}
{names}
"""


class Line:
    """The line, with everything behind it."""

    def __init__(self, folder: Path, places: Places, authority: Authority) -> None:
        self._folder = folder
        self._places = places
        self._authority = authority

    def told(self, program: str, *args: str) -> str:
        """Run a Python file of ours at the near end and return what it printed.  Raises CalledProcessError."""
        env = {**self._places.env, "SSL_CERT_FILE": str(self._authority.path)}
        command = [*self._places.enter("home"), sys.executable, str(ROOT / program), *args]
        return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, env=env).stdout


@contextmanager
def line() -> Iterator[Line]:
    """Lay the line; everything is gone when the block ends."""
    with tempfile.TemporaryDirectory() as folder, Places(Path(folder)) as places:
        pids = places.make("home", "isp")
        authority = Authority(Path(folder))
        _lay(Path(folder), places, pids)
        _serve(Path(folder), places, authority)
        yield Line(Path(folder), places, authority)


def _lay(folder: Path, places: Places, pids: dict[str, int]) -> None:
    added = "".join(f"addr add {address}/32 dev lo\n" for address in (*ADDRESSES, ROOT_SERVER))
    places.do("isp", "ip", "-batch", "-", stdin=added)
    rows = zip(ADDRESSES, DELAYS_MS, strict=True)
    (folder / "delays").write_text("".join(f"{address} {ms}\n" for address, ms in rows), "utf-8")
    ends = (str(pids["home"]), str(pids["isp"]), str(folder / "delays"))
    places.start("delay", "isp", [sys.executable, "-m", "tests.lab.delay", *ends])
    until = time.monotonic() + 5
    while "ready" not in (folder / "delay.log").read_text("utf-8"):
        if time.monotonic() > until:
            raise SystemExit("the bench could not lay its line")
        time.sleep(0.01)
    places.do("home", "ip", "route", "add", "default", "via", "100.64.0.2")


def _serve(folder: Path, places: Places, authority: Authority) -> None:
    names = "\n".join(f"{name}. A 192.0.2.{number}" for number, name in enumerate(NAMES))
    (folder / "root.zone").write_text(_ZONE.format(root=ROOT_SERVER, names=names), "utf-8")
    (folder / "nsd.conf").write_text(daemons.nsd_config(folder), "utf-8")
    places.start("nsd", "isp", ["nsd", "-d", "-c", str(folder / "nsd.conf")])
    for number in range(SERVERS):
        own = ADDRESSES[number * ADDRESSES_EACH : (number + 1) * ADDRESSES_EACH]
        resolver = Resolver(name=f"resolver-{number}", v4=own, host=HOST)
        authority.leaf(resolver.name, (HOST,))
        config = folder / f"{resolver.name}.conf"
        config.write_text(unbound_config(resolver, folder).replace("log-queries: yes", "log-queries: no"), "utf-8")
        places.start(resolver.name, "isp", ["unbound", "-d", "-c", str(config)])
    late = places.do("isp", sys.executable, "-m", "tests.lab.ready", "8", *ADDRESSES)
    if late:
        raise SystemExit(f"resolvers of the bench did not come up: {late}")
