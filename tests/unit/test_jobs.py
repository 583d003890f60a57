"""Every job has a verb and a button, or a reason why not."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "setup_assistant"

NO_VERB = {
    "notice": "the terminal keeps nothing that nobody asked it to",
    "keep_again": "one row is asked again in the window",
    "open_phone_check": "`Doors.phone` of the terminal, handed in where things are built",
    "compare_with": "goes with open_phone_check",
    "chosen_filter": "part of opening a guide",
    "draw": "the terminal says a screen in words",
    "put_off": "what a family put off it says in the window",
    "finished": "what a family has set it says in the window",
    "is_here": "the terminal sets the computer it runs on",
    "choices": "the terminal is told a filter by its id",
    "keep_set": "the window keeps in the household what it has set",
    "keep_undone": "as above",
    "save_settings_file": "`profile -o FILE` writes the file itself",
    "say_handed": "the terminal keeps nothing that nobody asked it to",
    "decided": "part of keeping what a phone showed",
    "is_out": "part of planning a setting",
    "demo_household": "`--demo` opens the window with it",
    "propose_readings": "a person confirms readings beside the words, in the window",
}
NO_BUTTON = {
    "open_phone_check": "`Desk.phone` of the window, handed in where things are built",
    "compare_with": "goes with open_phone_check",
    "decided": "part of keeping what a phone showed",
    "is_out": "part of planning a setting",
    "check_content": "for those who write content",
    "write_schemas": "for those who write content",
    "build_content": "for those who write content",
    "self_check": "for those who install the program",
    "demand_suffix": "the window offers the suffixes in its file dialog",
    "as_asked": "the window asks for version and variant on the guide's first page",
    "with_filter": "the window takes the filter of the plan",
    "chosen_filter": "part of opening a guide",
    "coverage": "the map page shows the coverage that comes with the plan",
    "compare_services": "the comparison page asks advice itself: it shows all or those that fit",
    "compare_filters": "as above",
    "settings_file": "the window writes it by save_settings_file",
    "handed_filter": "part of every hand-over",
    "server": "the window shows the name that the order carries",
    "signed": "for organisations, which bring a certificate to the terminal",
    "router_addresses": "the window shows them where they are typed, in the guide",
    "hand_by_cable": "for a clerk with the owner beside them: asked for by name, in the terminal alone",
    "take_back_by_cable": "goes with hand_by_cable",
}


def names_in(path: Path) -> set[str]:
    """Return every name and attribute that the code under `path` uses."""
    files = [path] if path.is_file() else sorted(path.rglob("*.py"))
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    imported = {alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return imported | attributes


def jobs() -> set[str]:
    trees = [ast.parse(file.read_text("utf-8")) for file in (ROOT / "jobs").glob("*.py")]
    functions = [node for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {node.name for node in functions if not node.name.startswith("_")}


def test_every_job_has_a_verb_or_a_reason() -> None:
    found = jobs()
    assert len(found) >= 12
    assert found - names_in(ROOT / "cli") - NO_VERB.keys() == set()


def test_every_job_has_a_button_or_a_reason() -> None:
    assert jobs() - names_in(ROOT / "ui") - NO_BUTTON.keys() == set()


def test_no_reason_is_left_over() -> None:
    assert NO_VERB.keys() - jobs() == set()
    assert NO_BUTTON.keys() - jobs() == set()
    assert NO_VERB.keys() & names_in(ROOT / "cli") == set()
