"""What opening the content costs: no YAML, no Babel, and no more for a larger catalog."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import yaml

from setup_assistant import resources
from setup_assistant.content import index
from setup_assistant.content.load import NAME, load_content

TIMES = 10
SHORT_GUIDE = "android-private-way-undo"
"""Stands for every guide: how many there are can cost a start something, how long they are cannot."""
ROUNDS = 40


def grow(source: Path, target: Path, times: int) -> None:
    """Copy the tree with every item but the stages repeated under other ids."""
    for part in ("kanji", "locale"):
        (target / part).parent.mkdir(parents=True, exist_ok=True)
        (target / part).symlink_to(source / part)
    for file in (source / "catalog").rglob("*.yaml"):
        data = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        if file.stem not in ("stages", "edition", "allowed-words"):
            data["items"] = [
                {**item, **({"id": f"{item['id']}-{copy}"} if copy and "id" in item else {})}
                for copy in range(times)
                for item in data["items"]
            ]
        grown = target / file.relative_to(source)
        grown.parent.mkdir(parents=True, exist_ok=True)
        grown.write_bytes(msgspec.yaml.encode(data))
    short = (source / "guides" / f"{SHORT_GUIDE}.yaml").read_text("utf-8")
    for number in range(times * len(list((source / "guides").glob("*.yaml")))):
        name = f"{SHORT_GUIDE}-{number}"
        grown = target / "guides" / f"{name}.yaml"
        grown.parent.mkdir(parents=True, exist_ok=True)
        grown.write_text(short.replace(f"id: {SHORT_GUIDE}\n", f"id: {name}\n"), "utf-8")


def best(job: Callable[[], object]) -> float:
    """Return the shortest time of a job in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.timeout(120)
def test_a_ten_times_larger_catalog_does_not_slow_the_start(tmp_path: Path) -> None:
    def start(root: Path, cache: Path) -> None:
        content = load_content(cache, root)
        _ = content.words("ja"), content.stages, content.edition

    sizes, times = [], []
    for count in (1, TIMES):
        root, cache = tmp_path / f"tree{count}", tmp_path / f"cache{count}"
        grow(resources.root(), root, count)
        start(root, cache)
        sizes.append((cache / NAME).stat().st_size)
        times.append(best(lambda root=root, cache=cache: start(root, cache)))
    catalog = sizes[0] - sum(map(len, map(index.open_file(tmp_path / "cache1" / NAME).raw, ("words-ja", "words-en"))))
    assert sizes[1] - sizes[0] > 8 * catalog
    assert times[1] <= 1.5 * times[0], f"{times[1] * 1000:.2f} ms against {times[0] * 1000:.2f} ms"


def test_a_start_loads_neither_yaml_nor_babel(tmp_path: Path) -> None:
    load_content(tmp_path)
    code = (
        "import sys; from pathlib import Path; from setup_assistant.content.load import load_content;"
        f"c = load_content(Path({str(tmp_path)!r})); c.words('ja'); c.catalog;"
        "print(sorted({'yaml', 'babel', 'tomllib', 'hashlib', 'janome'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
