"""Names that a system or a device gives, made fit to be shown: nothing in them steers a screen or fills it."""

LONGEST = 60
"""Characters that are shown of a name."""


def readable(name: str, longest: int = LONGEST) -> str:
    """Return a name on one line, without what cannot be seen or turns the writing round, and not too long."""
    seen = " ".join("".join(each if each.isprintable() else " " for each in name).split())
    return seen if len(seen) <= longest else f"{seen[: longest - 1]}…"
