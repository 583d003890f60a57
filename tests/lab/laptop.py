"""A laptop whose network somebody manages: NetworkManager, systemd-resolved, dhclient, or a person's resolv.conf."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Literal, Self

from setup_assistant.domain.value import Value
from tests.lab import home, laptop_files, needs
from tests.lab.lab import Lab
from tests.lab.laptop_files import UID, USER

SETTLED_WITHIN_S = 10.0
ROOTS = "/etc/ssl/certs/ca-certificates.crt"


class Made(Value, frozen=True, kw_only=True):
    """How a laptop is made."""

    manager: Literal["network-manager", "dhclient", "none"] = "network-manager"
    resolved: bool = False
    """systemd-resolved answers on the laptop; NetworkManager tells it whom to ask."""
    polkit: bool = True
    """Permissions count: a user may do what `Laptop.permit` says.  Without it every user may do everything."""
    cards: int = 1
    """Wired cards, eth0 and eth1, all on the home network."""
    wifi: bool = False
    """A saved Wi-Fi connection with a password, out of reach."""


class Laptop:
    """One laptop of the lab, in a place of its own."""

    def __init__(self, lab: Lab, name: str, made: Made) -> None:
        """`name` is that of its place; nobody else in the lab has it."""
        self.lab, self.name, self.made = lab, name, made
        self.cards = tuple(f"eth{n}" for n in range(made.cards))

    def __enter__(self) -> Self:
        pid = self.lab.places.make(self.name)[self.name]
        try:
            self._plug(pid)
            self.do("sh", "-c", laptop_files.PLACE, "place", str(self.lab.authority.path))
            self.do("sh", "-c", laptop_files.opened((needs.ROOT, Path(sys.base_prefix), self.lab.folder)))
            {"network-manager": self._managed, "dhclient": self._leased, "none": self._by_hand}[self.made.manager]()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_why: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop what runs on it and pull its cables."""
        for daemon in ("nm", "dhclient4", "dhclient6", "resolved", "bus"):
            self.lab.places.stop(f"{self.name}-{daemon}")
        with suppress(RuntimeError):  # it was not plugged in yet
            for card in self.cards:
                self.lab.places.do("router", "ip", "link", "del", self.port(card))
        self.lab.places.unmake(self.name)

    # ---- making -----------------------------------------------------------------------------------------------------

    def port(self, card: str) -> str:
        """Return the router's end of a cable."""
        return f"{self.name}-{card}"

    def _plug(self, pid: int) -> None:
        for card in self.cards:
            port = self.port(card)
            lines = [f"link add {port} type veth peer name {card} netns {pid}", f"link set {port} master br0 up"]
            self.lab.places.do("router", "ip", "-batch", "-", stdin="\n".join(lines) + "\n")
            self.do("ip", "link", "set", card, "up")
        # Until the bridge passes packets on a manager's first question would be lost; the next comes seconds later.
        self.until(self._plugged, "the cables")

    def _plugged(self) -> bool:
        said = self.lab.places.do("router", "bridge", "link", "show")
        lines = [line for line in said.splitlines() if f" {self.name}-" in line]
        return len(lines) == len(self.cards) and all("state forwarding" in line for line in lines)

    def _managed(self) -> None:
        made, connections = self.made, "/etc/NetworkManager/system-connections"
        config = laptop_files.manager_config(resolved=made.resolved, polkit=made.polkit)
        self.write("/etc/NetworkManager/NetworkManager.conf", config)
        files = {f"lan{n or ''}": laptop_files.wired(card, f"lan{n or ''}") for n, card in enumerate(self.cards)}
        if made.wifi:
            files["Home Wi-Fi"] = laptop_files.wifi()
        for name, text in files.items():
            self.write(f"{connections}/{name}.nmconnection", text, mode="600")
        self._start_bus()
        if made.resolved:
            self._start_resolved()
        self._start("nm", "NetworkManager", "--debug")
        self.settle()

    def _start(self, daemon: str, *argv: str) -> None:
        self.lab.places.start(f"{self.name}-{daemon}", self.name, argv)

    def _start_bus(self) -> None:
        if self.made.resolved:
            policy = next(needs.RESOLVED.glob("**/dbus-1/system.d/org.freedesktop.resolve1.conf"))
            self.do("cp", str(policy), "/etc/dbus-1/system.d/")
        self._start("bus", "dbus-daemon", "--system", "--nofork", "--nopidfile")
        self.until(lambda: self.holds("test -S /run/dbus/system_bus_socket"), "the bus")

    def _start_resolved(self) -> None:
        program = needs.resolved()
        assert program is not None
        self.write("/etc/lab/systemctl", laptop_files.SYSTEMCTL, mode="755")
        self.do("sh", "-c", 'bin=$(command -v systemctl) && mount --bind /etc/lab/systemctl "$bin" || true')
        argv = ("env", *_libraries(), "SYSTEMD_LOG_LEVEL=info", str(program))
        self._start("resolved", "sh", "-c", laptop_files.SERVICE, "service", *argv)
        self.until(lambda: self.holds("test -e /run/systemd/resolve/stub-resolv.conf"), "systemd-resolved")
        self.do("ln", "-sf", "/run/systemd/resolve/stub-resolv.conf", "/etc/resolv.conf")

    def _leased(self) -> None:
        settings = {"accept_ra": 1, "router_solicitations": 3}
        lines = [f"echo {value} >/proc/sys/net/ipv6/conf/eth0/{name}" for name, value in settings.items()]
        # The kernel asks for routers only when a card comes up.
        self.do("sh", "-c", "; ".join((*lines, "ip link set eth0 down", "ip link set eth0 up")))
        self.until(self._plugged, "the cable")
        # One after the other: each writes the file whole, and the last one's server stays.
        for daemon, words, router in (
            ("dhclient4", ("-4",), home.ROUTER[0]),
            ("dhclient6", ("-6", "-S"), home.ROUTER[1]),
        ):
            files = ("-pf", f"/run/{daemon}.pid", "-lf", f"/run/{daemon}.leases")
            self._start(daemon, "dhclient", *words, "-d", "-v", *files, "eth0")
            self.until(partial(self._asks, router), daemon)

    def _asks(self, server: str) -> bool:
        return server in self.servers()

    def _by_hand(self) -> None:
        number = 40 + sum(map(ord, self.name)) % 50
        addresses = (f"192.168.50.{number}", f"fd00:50::{number}")
        self.do("ip", "-batch", "-", stdin="\n".join(home.device(addresses)) + "\n")
        self.write("/etc/resolv.conf", home.resolv_conf())

    # ---- using ------------------------------------------------------------------------------------------------------

    def do(self, *argv: str, stdin: str = "") -> str:
        """Run one quick command as root; return what it printed.  Raises RuntimeError if it fails."""
        return self.lab.places.do(self.name, *argv, stdin=stdin)

    def holds(self, shell: str) -> bool:
        """Tell whether a line of shell succeeds."""
        try:
            self.do("sh", "-c", shell)
        except RuntimeError:
            return False
        return True

    def write(self, path: str, text: str, *, mode: str = "644") -> None:
        """Write a file that only this laptop sees."""
        self.lab.places.write(self.name, path, text)
        self.do("chmod", mode, path)

    def read(self, path: str) -> str:
        """Return a file as this laptop sees it; empty when there is none."""
        return self.do("sh", "-c", 'cat "$1" 2>/dev/null || true', "read", path)

    def run(self, argv: Sequence[str], **more: object) -> subprocess.CompletedProcess[str]:
        """Run a program as root to its end (tests/lab/lab.py)."""
        return self.lab.run(self.name, argv, **more)  # type: ignore[arg-type]  # passed on as they are

    def python(self, *argv: str, within_s: float = 30, stdin: str = "") -> str:
        """Run our own code as root; return what it printed.  Fails with what it said."""
        return self.lab.python(self.name, *argv, within_s=within_s, stdin=stdin)

    def as_user(
        self, argv: Sequence[str], *, within_s: float = 30, stdin: str = "", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program as an ordinary user of the laptop to its end."""
        return self.lab.run(self.name, [*USER_WORDS, *argv], within_s=within_s, stdin=stdin, env=self.user_env(env))

    def popen(self, argv: Sequence[str], *, user: bool = True, **more: object) -> subprocess.Popen[str]:
        """Start a program, as the ordinary user or as root, with pipes to it.  Whoever starts it ends it."""
        words = [*self.lab.places.enter(self.name), *(USER_WORDS if user else ()), *argv]
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        env = self.lab.environment(self.user_env() if user else None)
        return subprocess.Popen(words, text=True, cwd=needs.ROOT, env=env, **{**pipes, **more})  # type: ignore[call-overload,no-any-return]  # as given

    def user_env(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return what is different in the environment of the ordinary user."""
        own = {"HOME": laptop_files.HOME, "USER": USER, "XDG_RUNTIME_DIR": f"/run/user/{UID}", "SSL_CERT_FILE": ROOTS}
        return {**own, **(more or {})}

    def nmcli(self, *words: str) -> str:
        """Ask NetworkManager's own tool, as root.  Fails with what it said."""
        done = self.run(["nmcli", *words])
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout.strip()

    def resolvectl(self, *words: str, within_s: float = 30) -> subprocess.CompletedProcess[str]:
        """Ask systemd-resolved's own tool, as root; it ends with status 124 when the time is over."""
        tool = next(needs.RESOLVED.glob("**/bin/resolvectl"))
        argv = ["timeout", str(within_s), "env", *_libraries(), "SYSTEMD_PAGER=", str(tool), *words]
        return self.run(argv, within_s=within_s + 5)

    def servers(self) -> tuple[str, ...]:
        """Return the name servers in /etc/resolv.conf, in order."""
        lines = (line.split() for line in self.read("/etc/resolv.conf").splitlines())
        return tuple(words[1] for words in lines if len(words) == 2 and words[0] == "nameserver")

    def dns(self, card: str = "eth0") -> tuple[str, ...]:
        """Return the servers that NetworkManager uses on a card, both families, by its own tool."""
        said = self.nmcli("-g", "IP4.DNS,IP6.DNS", "device", "show", card)
        parts = said.replace("\\:", ":").replace("\n", " | ").split(" | ")
        return tuple(each for each in parts if each)

    def log(self, daemon: str) -> str:
        """Return what "nm", "resolved", "bus" or a dhclient said so far."""
        return self.lab.log(f"{self.name}-{daemon}")

    # ---- changing ---------------------------------------------------------------------------------------------------

    def until(self, holds: Callable[[], bool], what: str, within_s: float = SETTLED_WITHIN_S) -> None:
        """Wait until something holds.  Raises TimeoutError."""
        end = time.monotonic() + within_s
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError(f"{what}: not within {within_s} s on {self.name}: {self.lab.folder}")
            time.sleep(0.02)

    def settle(self, *servers: str) -> None:
        """Wait until all cards are connected and have these servers; the router's of both families without a word."""
        self.until(lambda: self._settled(servers or home.ROUTER), "the network")

    def _settled(self, servers: Sequence[str]) -> bool:
        if self.made.manager != "network-manager":
            return bool(self.servers())
        if not self.made.resolved and not self.servers():
            return False
        for card in self.cards:
            done = self.run(["nmcli", "-g", "GENERAL.STATE,IP4.DNS,IP6.DNS", "device", "show", card])
            said = done.stdout.replace("\\:", ":")
            if not ("100 (" in said and all(server in said for server in servers)):
                return False
        return True

    def restart_network_manager(self, *, kill: bool = False) -> None:
        """Stop NetworkManager, or kill it, and start it again; does not wait for the network."""
        self.lab.places.stop(f"{self.name}-nm", at_once=kill)
        self._start("nm", "NetworkManager", "--debug")

    def restart_resolved(self) -> None:
        """Let systemd-resolved read its files again, and wait until it answers on the bus."""
        self.do("sh", "/etc/lab/systemctl", "restart", "systemd-resolved")
        self.until(lambda: self.resolvectl("status").returncode == 0, "systemd-resolved")

    def link_down(self, card: str = "eth0") -> None:
        """Pull a cable."""
        self.lab.places.do("router", "ip", "link", "set", self.port(card), "down")

    def link_up(self, card: str = "eth0") -> None:
        """Plug a cable in again."""
        self.lab.places.do("router", "ip", "link", "set", self.port(card), "up")

    def permit(self, *allowed: str) -> None:
        """Let the ordinary user do these things and no others: names below NetworkManager's, or whole ones."""
        self.write("/etc/polkit-1/rules.d/10-lab.rules", laptop_files.polkit_rules(allowed))
        ask = "dbus-send --system --print-reply=literal --dest=org.freedesktop.DBus / org.freedesktop.DBus"
        # The bus starts it again for the next question, and it reads its rules then.
        find = f"{ask}.GetConnectionUnixProcessID string:org.freedesktop.PolicyKit1 2>/dev/null"
        self.do("sh", "-c", f"pid=$({find}) && kill -9 ${{pid#*uint32}} || true; while {find}; do sleep 0.01; done")

    def permissions(self) -> dict[str, str]:
        """Return what NetworkManager would let the ordinary user do: "yes", "auth" or "no"."""
        said = self.as_user(["nmcli", "-t", "general", "permissions"]).stdout
        return {name.rpartition("NetworkManager.")[2]: value for name, _, value in
                (line.partition(":") for line in said.splitlines())}  # fmt: skip


USER_WORDS = ("setpriv", f"--reuid={UID}", f"--regid={UID}", "--clear-groups", "--inh-caps=-all", "--")


def _libraries() -> tuple[str, ...]:
    return tuple(f"LD_LIBRARY_PATH={each.parent}" for each in needs.RESOLVED.glob("**/libsystemd-shared-*.so"))
