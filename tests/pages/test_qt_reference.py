"""Qt must not eat references: PySide6 6.12.0 on Python 3.11 does, and aborts after some thousand calls."""

import sys

from PySide6.QtCore import QObject

CALLS = 500


def test_calls_that_return_nothing_keep_the_references_to_none() -> None:
    one = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        one.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
