"""A small system of a test's own, with the real helper installed beside it by its own script."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.unit.computer import helper_driver

REPOSITORY = Path(__file__).parents[3]
ID = "0123456789abcdef0123456789abcdef"
RESOLV_CONF = b"# by hand\nsearch home.arpa\nnameserver 192.168.50.1\n"
FOLDERS = ("etc/systemd", "etc/opt", "etc/dhcp/dhclient-enter-hooks.d", "etc/chromium", "usr/lib/firefox", "var/lib")
ALL = ("resolved", "resolv-conf", "dhclient", "firefox", "chromium", "chrome", "edge", "brave")


def asked(**changed: Any) -> dict[str, Any]:
    """Return a good request of `apply`, changed here and there."""
    good = {
        "id": ID,
        "targets": list(ALL),
        "servers": ["1.1.1.3", "2606:4700:4700::1113", "1.0.0.3"],
        "host": "family.cloudflare-dns.com",
        "encrypted": True,
        "within_s": 60,
    }
    return {**good, **changed}


class Tree:
    """A root below a folder, and the helper."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "root"
        self.parts = folder / "installed/usr/libexec/family-setup-assistant"
        subprocess.run([REPOSITORY / "packaging/helper/install", folder / "installed"], check=True, umask=0o022)
        for each in FOLDERS:
            (self.root / each).mkdir(parents=True)
        for place in (self.root, *self.root.rglob("*")):
            place.chmod(0o755)
        self.write("etc/resolv.conf", RESOLV_CONF, 0o640)

    def write(self, at: str, data: bytes, mode: int = 0o644) -> None:
        """Lay a file."""
        (self.root / at).write_bytes(data)
        (self.root / at).chmod(mode)

    def text(self, at: str) -> str:
        """Return what a file holds."""
        return (self.root / at).read_text("utf-8")

    def digest(self) -> str:
        """Return one word for everything below etc: names, kinds, bytes, modes, owners, links."""
        told = hashlib.sha256()
        for each in sorted((self.root / "etc").rglob("*")):
            about = each.lstat()
            held = str(each.readlink()).encode() if each.is_symlink() else each.read_bytes() if each.is_file() else b""
            told.update(repr((str(each), about.st_mode, about.st_uid, about.st_gid, held)).encode())
        return told.hexdigest()

    def argv(self, verb: str, kill_at: int = 0) -> list[str]:
        """Return what starts the helper over this tree."""
        return [sys.executable, "-IB", str(helper_driver.path()), str(self.root), str(self.parts), verb, str(kill_at)]

    def popen(self, argv: tuple[str, ...]) -> "subprocess.Popen[bytes]":
        """Start it as the program does, without pkexec."""
        assert argv[0] == "pkexec"
        pipe = subprocess.PIPE
        return subprocess.Popen(self.argv(argv[2]), stdin=pipe, stdout=pipe, stderr=pipe)

    def call(self, verb: str, *lines: object, kill_at: int = 0) -> tuple[int, list[dict[str, Any]]]:
        """Send some lines, end the input, and return the status and all answers."""
        words = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in lines]
        given = b"".join(each + b"\n" for each in words)
        done = subprocess.run(self.argv(verb, kill_at), input=given, capture_output=True, check=False, timeout=60)
        assert done.stderr == b"", done.stderr.decode()
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]
