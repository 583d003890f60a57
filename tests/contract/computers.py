"""Computers made of files in a folder and of recorded answers of programs."""

import json
from collections.abc import Mapping
from pathlib import Path

from setup_assistant.computer.command import Outcome
from setup_assistant.computer.here import Here
from setup_assistant.computer.surroundings import surroundings
from setup_assistant.domain.surroundings import Surroundings

MISSING = Outcome(None)
NMCLI = (
    "GENERAL.DEVICE:eth0\nGENERAL.CONNECTION:Ie: no net\nIP4.DNS[1]:192.168.1.1\nIP6.DNS[1]:fe80::1\n\n"
    "GENERAL.DEVICE:lo\nGENERAL.CONNECTION:--\n"
)
"""The form is that of NetworkManager 1.42.4, seen beside systemd-resolved 252 in a network of its own."""


class Programs:
    """Answers of programs by the head of their words; keeps what was asked."""

    def __init__(self, answers: Mapping[str, str | Outcome] | None = None) -> None:
        self.answers = dict(answers or {})
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, argv: tuple[str, ...]) -> Outcome:
        self.asked.append(argv)
        words = " ".join(argv)
        found = next((each for head, each in self.answers.items() if words.startswith(head)), MISSING)
        return Outcome(0, found) if isinstance(found, str) else found


def lay(root: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return root


def here(root: Path, answers: Mapping[str, str | Outcome] | None = None, **environ: str) -> Here:
    """Return a computer whose home is /home/hana."""
    return Here(ask=Programs(answers), root=root, home=root / "home/hana", environ=environ)


def read(
    root: Path, answers: Mapping[str, str | Outcome] | None = None, *, system: str = "linux", **environ: str
) -> Surroundings:
    """Read the surroundings of such a computer."""
    return surroundings(system=system, ask=Programs(answers), root=root, home=root / "home/hana", environ=environ)


def link(name: str, index: int = 2, *, kind: str = "1", state: str = "up", **parts: str) -> dict[str, str]:
    """Return the files of an interface that is switched on."""
    usual = {
        "operstate": state,
        "flags": "0x1003",
        "type": kind,
        "ifindex": str(index),
        "uevent": f"INTERFACE={name}\n",
    }
    return {f"sys/class/net/{name}/{part}": f"{value}\n" for part, value in {**usual, **parts}.items()}


CABLE = {"device/uevent": "DRIVER=e1000e"}
HEAD_V4 = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"


def route_v4(name: str, target: str = "00000000", mask: str = "00000000", flags: str = "0003") -> str:
    """Return a row of /proc/net/route."""
    return f"{name}\t{target}\t0101A8C0\t{flags}\t0\t0\t100\t{mask}\t0\t0\t0\n"


def route_v6(name: str, target: str = "0" * 32, length: str = "00", flags: str = "00000003") -> str:
    """Return a row of /proc/net/ipv6_route."""
    none = "0" * 32
    return f"{target} {length} {none} 00 {'fe80' + '0' * 27 + '1'} 00000400 00000001 00000000 {flags} {name:>8}\n"


def usual(root: Path, resolv: str = "nameserver 192.168.1.1\n", **more: str) -> Path:
    """Write a computer on a cable, with both ways and nothing odd."""
    files = {
        **link("lo", 1, kind="772", state="unknown"),
        **link("eth0", **CABLE),
        "proc/net/route": HEAD_V4 + route_v4("eth0"),
        "proc/net/ipv6_route": route_v6("eth0") + route_v6("lo", flags="00200200"),
        "proc/net/if_inet6": "240f0000000000000000000000000001 02 40 00 00     eth0\n",
        "etc/resolv.conf": resolv,
        "etc/hosts": "127.0.0.1\tlocalhost\n127.0.1.1\tie\n::1 ip6-localhost ip6-loopback\nff02::1 ip6-allnodes\n",
        "etc/hostname": "ie\n",
        "etc/X11/default-display-manager": "/usr/sbin/gdm3\n",
        "etc/passwd": "root:x:0:0:root:/root:/bin/bash\nhana:x:1000:1000::/home/hana:/bin/bash\n",
        "home/hana/.profile": "",
    }
    return lay(root, {**files, **more})


def firefox(root: Path, prefs: str = "", *, user: str | None = None, base: str = ".mozilla/firefox") -> Path:
    """Write one profile of Firefox."""
    folder = f"home/hana/{base}"
    files = {
        f"{folder}/profiles.ini": "[Profile0]\nName=default-release\nIsRelative=1\nPath=ab12.default-release\n",
        f"{folder}/ab12.default-release/prefs.js": f"// Mozilla User Preferences\n{prefs}",
    }
    return lay(root, files | ({} if user is None else {f"{folder}/ab12.default-release/user.js": user}))


def local_state(root: Path, about: object, folder: str = ".config/chromium") -> Path:
    """Write the settings of a browser of Chromium's family."""
    value = {"browser": {"x": 1}, **({} if about is None else {"dns_over_https": about})}
    return lay(root, {f"home/hana/{folder}/Local State": json.dumps(value)})
