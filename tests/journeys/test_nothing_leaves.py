"""Nothing leaves the computer: every verb and the window, run where each packet is counted."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAMILY = str(ROOT / "resources" / "examples" / "family-three-children.json")
SEALED = str(Path(__file__).with_name("sealed.py"))
PROGRAM = (sys.executable, "-m", "setup_assistant")


def _own_network() -> tuple[str, ...]:
    return ("unshare", "--net", "--mount", *(() if os.geteuid() == 0 else ("--map-root-user",)))


def _possible() -> bool:
    if not (shutil.which("unshare") and shutil.which("ip")):
        return False
    tried = subprocess.run([*_own_network(), "ip", "link", "set", "lo", "up"], capture_output=True, check=False)
    return tried.returncode == 0


pytestmark = pytest.mark.skipif(not _possible(), reason="needs unshare, ip and the right to make a network")


def packets(*command: str) -> int:
    """Run `command` in a network of its own and return how many packets it sent."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}  # without the guard: what it would refuse must be counted
    done = subprocess.run(
        [*_own_network(), sys.executable, SEALED, *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return int(done.stdout.split()[-1])


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('198.51.100.1', 9))",
        "import contextlib, socket\nwith contextlib.suppress(OSError): socket.getaddrinfo('example.org', 80)",
        "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendto(b'x', ('2001:db8:1::1', 9))",
    ],
    ids=["v4", "name", "v6"],
)
def test_a_packet_would_be_counted(code: str) -> None:
    assert packets(sys.executable, "-c", code) >= 1


def test_no_verb_sends_anything_nor_does_the_window(tmp_path: Path) -> None:
    verbs = [
        ("plan", FAMILY),
        ("coverage", FAMILY),
        ("compare", "--household", FAMILY),
        ("sheet", "rules", FAMILY, "-o", str(tmp_path / "rules.pdf")),
        ("guide", "list"),
        ("guide", "show", "ios-screen-time"),
        ("guide", "print", "android-private-way", "-o", str(tmp_path / "guide.pdf")),
        ("sheet", "record", FAMILY, "-o", str(tmp_path / "record.pdf")),
        ("check", "--list", "--household", FAMILY),
        ("undo",),
        ("status",),
        ("sheet", "way-back", FAMILY, "-o", str(tmp_path / "back.pdf")),
        ("profile", "--filter", "cloudflare-family", "-o", str(tmp_path / "filter.mobileconfig")),
        ("hand-over", "--to", "router", "--filter", "cloudflare-family"),
        ("self-check",),
    ]
    # Whether the computer of the tests could be set is its own matter: 6 says no.
    planned = shlex.join([*PROGRAM, "apply", "--filter", "cloudflare-family", "--plan-only"])
    script = " && ".join((f"{{ {planned} || test $? = 6; }}", *(shlex.join([*PROGRAM, *verb]) for verb in verbs)))
    assert packets("sh", "-c", script) == 0
    assert (tmp_path / "rules.pdf").exists()
    assert (tmp_path / "guide.pdf").exists()


def test_no_page_sends_anything_nor_does_looking_at_this_computer(tmp_path: Path) -> None:
    walk = [
        sys.executable,
        "-m",
        "setup_assistant.ui.pictures",
        "-o",
        str(tmp_path),
        "--scale",
        "100",
        "--theme",
        "light",
    ]
    look = [sys.executable, "-c", "from setup_assistant.computer.found import this_computer; this_computer()"]
    assert packets("sh", "-c", f"{shlex.join(walk)} && {shlex.join(look)}") == 0
    assert len(list(tmp_path.glob("*-en-light-100.png"))) == len(list(tmp_path.glob("*-ja-light-100.png"))) > 10
