"""Names that this computer answers by itself (the hosts file), but the usual ones."""

from pathlib import Path

from setup_assistant.computer.addresses import address, parse
from setup_assistant.computer.here import Here, text

_USUAL = frozenset(
    {
        *("localhost", "localhost.localdomain", "localhost4", "localhost6", "localhost6.localdomain6", "local"),
        *("localhost4.localdomain4", "broadcasthost", "ip6-localhost", "ip6-loopback", "ip6-localnet"),
        *("ip6-mcastprefix", "ip6-allnodes", "ip6-allrouters", "ip6-allhosts", "kubernetes.docker.internal"),
        *("host.docker.internal", "gateway.docker.internal"),
    }
)
_LONGEST = 253
"""Characters of a name."""


def entries(here: Here, path: Path) -> tuple[tuple[str, str], ...] | None:
    """Return (name, address) of every line; None when the file cannot be read.

    This computer's own name at its own address is usual too.
    """
    source = text(path)
    if source is None:
        return None
    given = text(here.root / "proc/sys/kernel/hostname") or text(here.root / "etc/hostname")
    own = (given or here.environ.get("COMPUTERNAME", "")).strip().lower()
    found = []
    for line in source.splitlines():
        words = line.partition("#")[0].split()
        read = address(words[0]) if words else ""
        for word in words[1:] if read else ():
            name = word.lower().rstrip(".")
            if len(name) <= _LONGEST and not _is_usual(name, read, own):
                found.append((name, read))
    return tuple(dict.fromkeys(found))


def _is_usual(name: str, read: str, own: str) -> bool:
    host = parse(read.partition("%")[0])
    here = host is not None and (host.is_loopback or host.is_private)
    # 0.0.0.0 counts as private: whoever writes it closes a name.
    is_own = bool(own) and (name == own or name.startswith(f"{own}.")) and here
    return name in _USUAL or is_own
