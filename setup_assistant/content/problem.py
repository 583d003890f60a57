"""Problems of content files, each with its address, and the report of a check."""

from setup_assistant.domain.value import Value


class Problem(Value, frozen=True, kw_only=True):
    """One mistake or remark in one content file.

    `path` is relative to the folder of resources; `where` is the place in the file ("$.items[3].name.ja") or a key.
    """

    path: str
    line: int
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.where}: {self.what}"


class CheckReport(Value, frozen=True, kw_only=True):
    """What a check of the whole tree found: problems stop a build, notes never do."""

    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()
    files: int = 0
    items: int = 0


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems as a person works through them: by file, then line.

    A mistake in a shared part (a YAML alias) is one mistake: it is told at the first place that uses it.
    """
    ordered = sorted(problems, key=lambda each: (each.path, each.line, each.where, each.what))
    return tuple({(each.path, each.line, each.what): each for each in reversed(ordered)}.values())[::-1]
