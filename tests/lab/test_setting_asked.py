"""While a real network is set and the person is asked: what others do meanwhile, and Keep at the last moment."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.proof import Moment
from tests.lab.changed import Changed
from tests.lab.laptop import Laptop

pytestmark = pytest.mark.managed

FILTER = "cloudflare-family"


@pytest.fixture
def changed(laptop: Laptop, catalog: Catalog) -> Changed:
    return Changed(laptop, catalog)


@contextmanager
def kept_after(changed: Changed, ending: dict[str, Any], **more: Any) -> Iterator[None]:
    """Let a change come as far as the question; at the end Keep is pressed, and `ending` tells what came of it."""
    process = changed.start("apply", changed.wanted(FILTER), keep=False, listen="keep", **more)
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if line.strip() == Moment.ASKING:
                break
        yield
        told, complaints = process.communicate(timeout=60)
        assert process.returncode == 0, complaints
        ending.update(json.loads(told)["said"])
    finally:
        process.kill()
        process.communicate()


def test_keep_counts_until_the_very_end_of_the_question(changed: Changed) -> None:
    """Changing and proving took their part of the time that the system waits."""
    ending: dict[str, Any] = {}
    with kept_after(changed, ending, within_s=2, seconds=10):
        time.sleep(2.2)
    assert ending["kept"]
    assert changed.laptop.dns() == (*changed.wanted(FILTER).v4, *changed.wanted(FILTER).v6)
