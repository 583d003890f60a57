"""One page, one small class: it shows and reads values and decides nothing."""

from importlib import import_module

from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.view import View


def make_page(page: PageId, view: View) -> Page:
    """Return the page of an id, built from `view`; its module is loaded when it is first opened."""
    module = import_module(module_of(page))
    name = page.value.title().replace("-", "")  # `map` would be the page of that name here
    built: Page = getattr(module, f"{name}Page")(view)
    return built


def module_of(page: PageId) -> str:
    """Return the name of the module that holds a page."""
    return f"setup_assistant.ui.pages.{page.value.replace('-', '_')}"
