"""Puts the resources and the compiled content into the wheel, as setup_assistant/resources.

In the repository they stand at the root; an editable install finds them there and needs nothing from here.
"""

import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = "index.msgpack"


class ResourcesHook(BuildHookInterface[Any]):
    """Adds the root's resources/ and its compiled index."""

    made: Path | None = None
    """Folder of the index while the wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files to add; hatchling calls this before it packs."""
        if version == "editable":
            return
        sys.path[:0] = [self.root, f"{self.root}/packaging"]
        from collected import compile_content  # noqa: PLC0415  # the folder must be on the path first

        resources = Path(self.root) / "resources"
        self.made = Path(mkdtemp())
        index = self.made / INDEX
        compile_content(resources, index)
        build_data["force_include"][str(resources)] = "setup_assistant/resources"
        build_data["force_include"][str(index)] = f"setup_assistant/resources/{INDEX}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  its name
        """Remove the compiled index; hatchling calls this after it packed."""
        if self.made is not None:
            shutil.rmtree(self.made)
