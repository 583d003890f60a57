"""What the frozen program carries besides code: the compiled content and the licences of its libraries."""

import re
import shutil
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

_LICENCE = re.compile(r"(^|/)(licen[cs]e|copying|notice)", re.IGNORECASE)


def compile_content(resources: Path, index: Path) -> None:
    """Write the compiled content to `index`.  Raises SystemExit when the content has problems."""
    from setup_assistant.content.build import build  # noqa: PLC0415  # the caller puts the root on the path first

    problems = build(resources, index).problems
    if problems:
        raise SystemExit(
            "\n".join(
                ["The content has problems; `setup-assistant content check` tells them all.", *map(str, problems[:20])]
            )
        )


def gather_licences(requirements: list[str], target: Path) -> None:
    """Copy the licence files of the installed libraries into one folder per library."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for requirement in [*requirements, "shiboken6", "Babel"]:
        match = re.match(r"[A-Za-z0-9_.-]+", requirement)
        assert match is not None
        try:
            library = distribution(match[0])
        except PackageNotFoundError:
            continue  # a line for another Python or system
        folder = target / library.metadata["Name"]
        folder.mkdir(exist_ok=True)
        stated = library.metadata["License-Expression"] or library.metadata["License"] or "see its home page"
        home = library.metadata["Home-page"] or ", ".join(library.metadata.get_all("Project-URL") or [])
        (folder / "ABOUT.txt").write_text(f"{library.metadata['Name']} {library.version}\n{stated}\n{home}\n", "utf-8")
        for file in library.files or []:
            if ".dist-info/" in str(file) and _LICENCE.search(str(file).partition(".dist-info/")[2]):
                shutil.copy(library.locate_file(file), folder / file.name)
