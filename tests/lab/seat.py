"""What can be done at a laptop of the lab: programs as root or as its user, files, the managers' own tools."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence

from tests.lab import laptop_files, needs
from tests.lab.lab import Lab
from tests.lab.laptop_files import UID, USER

SETTLED_WITHIN_S = 10.0
ROOTS = "/etc/ssl/certs/ca-certificates.crt"
USER_WORDS = ("setpriv", f"--reuid={UID}", f"--regid={UID}", "--clear-groups", "--inh-caps=-all", "--")


def libraries() -> tuple[str, ...]:
    """Return the setting that lets programs of the unpacked systemd-resolved find their own library."""
    return tuple(f"LD_LIBRARY_PATH={each.parent}" for each in needs.RESOLVED.glob("**/libsystemd-shared-*.so"))


class Seat:
    """Somebody sits at a laptop and uses it."""

    def __init__(self, lab: Lab, name: str) -> None:
        """`name` is that of its place; nobody else in the lab has it."""
        self.lab, self.name = lab, name

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
        argv = ["timeout", str(within_s), "env", *libraries(), "SYSTEMD_PAGER=", str(tool), *words]
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

    def until(self, holds: Callable[[], bool], what: str, within_s: float = SETTLED_WITHIN_S) -> None:
        """Wait until something holds.  Raises TimeoutError."""
        end = time.monotonic() + within_s
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError(f"{what}: not within {within_s} s on {self.name}: {self.lab.folder}")
            time.sleep(0.02)
