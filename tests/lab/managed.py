"""A lab with laptops that a network manager looks after.  Mark its tests `managed`, and those with resolved `resolved`.

    managed_lab                                fixture: the home and its Internet, one for a whole run (1-2 s)
    with managed_lab.laptop(Made(...)) as pc   a laptop of its own, gone at the end (0.1-0.4 s)
    laptop                                     fixture: a fresh one for each test: NetworkManager, polkit, saved Wi-Fi

`Made` says what is different: `manager="none"` (a resolv.conf by hand) or "dhclient", `resolved`, `polkit`, `cards=2`.
All laptops hang on the router of the lab, with every operator of the shipped table behind it at its own addresses;
`managed_lab.being(Home(...))` changes the line, `Oracles(managed_lab).capture("router", "br0")` records what passes.

    pc.nmcli("device", "show", "eth0")         a witness, as root;  pc.dns(), pc.servers(): by nmcli, by resolv.conf
    pc.permit(*PERMISSIONS)                    what polkit lets the ordinary user do from now on; nothing by default
    pc.as_user([sys.executable, "-m", "..."])  our code as uid 12345; pc.popen(...) with pipes; pc.python(...) as root
    pc.restart_network_manager(kill=True), pc.link_down(), pc.link_up(), pc.settle(), pc.restart_resolved()

/etc, /run and /var/lib/NetworkManager belong to the laptop alone.  There is no systemd, no session, no polkit agent, no
radio.  `systemctl restart systemd-resolved` is played by a script (tests/lab/laptop_files.py).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.lab.lab import Lab
from tests.lab.laptop import Laptop, Made


class ManagedLab(Lab):
    """A lab whose laptops come and go."""

    _made = 0

    @contextmanager
    def laptop(self, made: Made) -> Iterator[Laptop]:
        """Bring up one more laptop for a while."""
        self._made += 1
        with Laptop(self, f"pc{self._made}", made) as laptop:
            yield laptop
