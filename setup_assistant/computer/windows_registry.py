"""Values of one key of the Windows registry, as `reg query` prints them.

Held by recorded forms of its answer, written by hand; not verified on hardware (docs/adr).
"""

import re

from setup_assistant.computer.here import Here

_VALUE = re.compile(r"\s+(\S.*?)\s{2,}(REG_\w+)(?:\s{2,}(.*))?$")


def values(here: Here, key: str) -> dict[str, str]:
    """Return name -> value of a key; numbers as they are printed ("0x1"); nothing when there is no such key."""
    outcome = here.ask(("reg", "query", key))
    if outcome.status != 0:
        return {}
    matches = (_VALUE.match(line) for line in outcome.output.splitlines())
    return {match[1]: (match[3] or "").strip() for match in matches if match}


def keys(here: Here, key: str) -> tuple[str, ...]:
    """Return the names of the keys inside a key."""
    outcome = here.ask(("reg", "query", key))
    lines = outcome.output.splitlines() if outcome.status == 0 else []
    inside = (line.strip().rpartition("\\")[2] for line in lines if line.startswith("HKEY_"))
    own = key.rpartition("\\")[2].lower()
    return tuple(each for each in inside if each and each.lower() != own)


def number(value: str) -> int | None:
    """Return a number such as "0x1", or None."""
    try:
        return int(value, 0)
    except ValueError:
        return None
