"""One file of the system as canonical text, for before and after: its bytes, its mode, its owner, or that it is not."""

import base64
import json
import os
import stat
from pathlib import Path

LIMIT = 1_000_000
ABSENT = '{"absent":true}'
BY_HAND = ("echo {} | sudo /usr/libexec/family-setup-assistant-helper undo",)
"""What puts every file of the system back without this program: the helper keeps what was there before."""
_WRITTEN_MODE = 0o644


def told(data: bytes, mode: int = _WRITTEN_MODE, uid: int = 0, gid: int = 0) -> str:
    """Return the canonical text of a file."""
    held = {"bytes": base64.b64encode(data).decode("ascii"), "mode": f"{mode:04o}", "owner": [uid, gid]}
    return json.dumps(held, separators=(",", ":"), sort_keys=True)


def content(text: str) -> bytes | None:
    """Return the bytes of a canonical text, or None for a file that is not there."""
    held = json.loads(text)
    return None if "absent" in held else base64.b64decode(held["bytes"])


def read(path: Path) -> str | None:
    """Return a file as it is now; None when it cannot be read, or is something else than a file."""
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > LIMIT:
            return None
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            return told(file.read(LIMIT), stat.S_IMODE(about.st_mode), about.st_uid, about.st_gid)
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except OSError:
        return None
