"""A laptop whose network somebody manages: NetworkManager, systemd-resolved, dhclient, or a person's resolv.conf."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Literal, Self

from setup_assistant.domain.value import Value
from tests.lab import home, laptop_files, needs
from tests.lab.lab import Lab
from tests.lab.seat import Seat, libraries


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


class Laptop(Seat):
    """One laptop of the lab, in a place of its own."""

    def __init__(self, lab: Lab, name: str, made: Made) -> None:
        """`name` is that of its place; nobody else in the lab has it."""
        super().__init__(lab, name)
        self.made = made
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
        argv = ("env", *libraries(), "SYSTEMD_LOG_LEVEL=info", str(program))
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

    # ---- changing ---------------------------------------------------------------------------------------------------

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

    def restart_network_manager(self, *, kill: bool = False, reboot: bool = False) -> None:
        """Stop NetworkManager, or kill it, and start it again; does not wait for the network.

        After a `reboot` it finds nothing in /run, and its cards down.
        """
        self.lab.places.stop(f"{self.name}-nm", at_once=kill)
        if reboot:
            self.do("sh", "-c", "rm -rf /run/NetworkManager/* /etc/resolv.conf")
            for card in self.cards:
                self.do("sh", "-c", f"ip addr flush dev {card}; ip route flush dev {card}; ip link set {card} down")
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
