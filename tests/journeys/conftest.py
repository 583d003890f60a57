"""Journeys through the window stand on the same window as the tests of its pages."""

from tests.pages.conftest import content, family, opened, qapp

__all__ = ["content", "family", "opened", "qapp"]
