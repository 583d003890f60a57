"""The whole lab: made, changed, asked and taken down.  Nothing of it is in the machine's own network."""

import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Self

from setup_assistant.domain.catalog import Catalog
from tests.lab import daemons, home, names, plan, quic
from tests.lab.home import Home
from tests.lab.pki import Authority, write_leaf
from tests.lab.places import ROOT, Places
from tests.lab.plan import Stand
from tests.lab.resolver import Oddity, Resolver, in_front, lies_zone, unbound_config

UP_WITHIN_S = 8.0
TUNED = [each.split("=") for each in home.PATIENT_KERNEL]
DEAD = {Oddity.SILENT, Oddity.REFUSED}


def write_resolver(of: Resolver, folder: Path, trusted: Authority, stranger: Authority) -> dict[str, list[str]]:
    """Write all files of one server; return the commands that run it, by name of their logs.

    An odd one has none: one process plays all of them.
    """
    hosts = dict.fromkeys((of.host, *of.also))
    write_leaf(trusted, stranger, of.name, of.flaw, (hosts, of.addresses))
    if of.odd:
        return {}
    config = folder / f"{of.name}.conf"
    config.write_text(unbound_config(of, folder), "utf-8")
    if of.lies:
        (folder / f"{of.name}.rpz").write_text(lies_zone(of), "utf-8")
    commands = {of.name: ["unbound", "-d", "-c", str(config)]}
    if in_front(of):
        work = folder / f"{of.name}.work"
        work.mkdir()
        (work / "kresd.conf").write_text(daemons.kresd_config(of, folder), "utf-8")
        commands[f"{of.name}-front"] = ["kresd", "-n", "-c", str(work / "kresd.conf"), str(work)]
    return commands


class Lab:
    """A home with a laptop, a phone and a router, and an Internet of resolvers."""

    def __init__(
        self,
        folder: Path,
        catalog: Catalog,
        *,
        seed: int = 0,
        delayed: bool = False,
        styles: Collection[str] | None = None,
    ) -> None:
        """`delayed` lays a line that takes each resolver's own time; else there is none to speak of.

        `styles` names the ways to answer that are needed; without it all of them stand.
        """
        self.folder = folder
        self.catalog = catalog
        self.delayed = delayed
        self.stands = {
            stand.style.name: stand for stand in plan.stands(seed) if styles is None or stand.style.name in styles
        }
        styled = (resolver for stand in self.stands.values() for resolver in stand.resolvers())
        self.resolvers = (*plan.operators(catalog.filters, catalog.baselines, seed), *styled)
        self.up_s = 0.0
        self._trusted = Authority(folder)
        self._stranger = Authority(folder, "Unknown authority")
        self.places = Places(folder)

    def __enter__(self) -> Self:
        began = time.monotonic()
        try:
            self._wire(self.places.make(*home.PLACES))
            self._start_servers()
            self.change(Home())
        except BaseException:
            self.places.close()
            raise
        self.up_s = time.monotonic() - began
        return self

    def __exit__(self, *_why: object) -> None:
        self.places.close()

    # ---- making -----------------------------------------------------------------------------------------------------

    def _ip(self, place: str, lines: Sequence[str]) -> None:
        self.places.do(place, "ip", "-batch", "-", stdin="\n".join(lines) + "\n")

    def _wire(self, pids: dict[str, int]) -> None:
        self._ip("router", home.wiring(pids, delayed=self.delayed))
        for place in ("router", "isp"):
            self.places.do(place, "sh", "-c", "".join(f"echo {v} >/proc/sys/{k} || true; " for k, v in TUNED))
        holes = [a for each in self.resolvers if each.odd is Oddity.SILENT for a in each.addresses]
        pages = (*chain(*names.SITES), *names.ELSEWHERE, plan.PAGE.a[0], plan.UNKNOWN_PAGE[0], names.ROOT)
        addresses = [a for each in self.resolvers if each.odd is not Oddity.SILENT for a in each.addresses]
        self._ip("isp", home.internet((*pages, *addresses), holes, pids["phone"], delayed=self.delayed))
        if self.delayed:
            self._lay_slow_line(pids)
        self._ip("router", home.ROUTER_ROUTES)
        self._ip("isp", home.INTERNET_ROUTES)
        self._ip("laptop", home.device(home.LAPTOP))
        self._ip("phone", home.device(home.PHONE, mobile=True))
        self.places.do("isp", "nft", "-f", "-", stdin=home.internet_rules(quic.PORT))
        for place in ("laptop", "phone"):
            self.places.write(place, "/etc/resolv.conf", home.resolv_conf())

    def _lay_slow_line(self, pids: dict[str, int]) -> None:
        rows = [f"{a} {each.delay_ms}" for each in self.resolvers for a in each.addresses]
        table = self.folder / "delays"
        table.write_text("\n".join(rows) + "\n", "utf-8")
        ends = (str(pids["router"]), str(pids["isp"]), str(table))
        self.places.start("delay", "isp", [sys.executable, "-m", "tests.lab.delay", *ends])
        self._until(lambda: "ready" in self.log("delay"), "the line that takes time")

    def _until(self, holds: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + UP_WITHIN_S
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError(f"{what} did not come up: {self.folder}")
            time.sleep(0.01)

    def _start_servers(self) -> None:
        hosts = (*names.CONTROLS, *names.web_hosts(self.catalog))
        self._trusted.leaf("web", hosts)
        self._trusted.leaf("block-page", ("block.page.example",))
        more = [line for stand in self.stands.values() for line in _own_host(stand)]
        (self.folder / "root.zone").write_text(names.zone(self.catalog, more), "utf-8")
        (self.folder / "nsd.conf").write_text(daemons.nsd_config(self.folder), "utf-8")
        self.places.start("nsd", "isp", ["nsd", "-d", "-c", str(self.folder / "nsd.conf")])
        for each in self.resolvers:
            commands = write_resolver(each, self.folder, self._trusted, self._stranger)
            for name, argv in commands.items():
                self.places.start(name, "isp", argv)
        real = [each for each in self.resolvers if not each.odd]
        odd = [each for each in self.resolvers if (each.odd or each.soa) and each.odd not in DEAD]
        self._start_own("odd", [word for each in odd for word in _odd_words(each)])
        self._start_own("quic", [word for each in real for word in ("--", each.name, *each.addresses)])
        self._start_own("web", [])
        alive = [a for each in (*real, *odd) if each.odd in {Oddity.NONE, Oddity.SERVFAIL} for a in each.addresses]
        late = self.places.do("isp", sys.executable, "-m", "tests.lab.ready", str(UP_WITHIN_S), *alive)
        assert not late
        for name in ("odd", "quic", "web"):
            self._until(lambda name=name: "ready" in self.log(name), name)

    def _start_own(self, name: str, words: Sequence[str]) -> None:
        self.places.start(name, "isp", [sys.executable, "-m", f"tests.lab.{name}", str(self.folder), *words])

    # ---- changing ---------------------------------------------------------------------------------------------------

    def change(self, to: Home) -> None:
        """Make the home network another one."""
        self.places.stop("dnsmasq")
        self.places.stop("portal")
        config = self.folder / "dnsmasq.conf"
        config.write_text(daemons.dnsmasq_config(self.folder, to.ask, portal=to.portal), "utf-8")
        self.places.do("router", "nft", "-f", "-", stdin=home.packet_rules(to))
        state = "on" if to.isolated else "off"
        for port in ("laptop", "phone"):
            self.places.do("router", "bridge", "link", "set", "dev", port, "isolated", state)
        self.places.start("dnsmasq", "router", ["dnsmasq", daemons.IN_FRONT, "-C", str(config)])
        if to.portal:
            self.places.start("portal", "router", [sys.executable, "-m", "tests.lab.portal", *home.ROUTER])
        self._until(self._router_listens, "the home router")

    def _router_listens(self) -> bool:
        said = self.places.do("router", "ss", "-Hlun", "sport", "=", ":53")
        return all(address in said for address in home.ROUTER)

    @contextmanager
    def being(self, other: Home) -> Iterator[None]:
        """Make the home network another one for a while."""
        self.change(other)
        try:
            yield
        finally:
            self.change(Home())

    @contextmanager
    def on_mobile_line(self) -> Iterator[None]:
        """Take the phone off the home network for a while."""
        self._ip("phone", home.TO_MOBILE)
        self.places.write("phone", "/etc/resolv.conf", home.resolv_conf(home.MOBILE_RESOLVERS))
        try:
            yield
        finally:
            self._ip("phone", home.TO_WIFI)
            self.places.write("phone", "/etc/resolv.conf", home.resolv_conf())

    @contextmanager
    def asking(self, place: str, *servers: str) -> Iterator[None]:
        """Let a place ask other resolvers than its router for a while."""
        self.places.write(place, "/etc/resolv.conf", home.resolv_conf(servers))
        try:
            yield
        finally:
            self.places.write(place, "/etc/resolv.conf", home.resolv_conf())

    # ---- using ------------------------------------------------------------------------------------------------------

    @property
    def authority(self) -> Authority:
        """The authority that the lab's places trust."""
        return self._trusted

    def log(self, daemon: str) -> str:
        """Return what a daemon said so far."""
        path = self.folder / f"{daemon}.log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the environment of programs in a place: our code, the lab's authority, no guard of the tests."""
        return {**self.places.env, "SSL_CERT_FILE": str(self._trusted.path), **(more or {})}

    def run(
        self,
        where: str,
        argv: Sequence[str],
        *,
        within_s: float = 30,
        stdin: str = "",
        env: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a program in a place to its end.  Raises subprocess.TimeoutExpired."""
        return subprocess.run(
            [*self.places.enter(where), *argv],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=within_s,
            cwd=ROOT,
            env=self.environment(env),
        )

    def python(self, where: str, *argv: str, within_s: float = 30, stdin: str = "") -> str:
        """Run our own code in a place: "-c CODE" or "-m MODULE"; return what it printed.  Fails with what it said."""
        done = self.run(where, [sys.executable, *argv], within_s=within_s, stdin=stdin)
        assert done.returncode == 0, done.stderr
        return done.stdout


def _odd_words(of: Resolver) -> tuple[str, ...]:
    return "--", of.odd.value, of.name, of.path, *of.addresses


def _own_host(stand: Stand) -> tuple[str, ...]:
    return f"{stand.host}. A {stand.v4}", f"{stand.host}. AAAA {stand.v6}"
