"""One page, one small class: it shows and reads values and decides nothing."""

from importlib import import_module

from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.view import View


def make_page(page: PageId, view: View) -> Page:
    """Return the page of an id, built from `view`; its module is loaded when it is first opened."""
    module = import_module(f"setup_assistant.ui.pages.{page.value}")
    built: Page = getattr(module, f"{page.value.capitalize()}Page")(view)
    return built
