"""One YAML file: its data, and the line of every place in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from setup_assistant.content.problem import Problem

_STEP = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>\d+)\]")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file; `path` is relative to the folder of resources."""

    path: str
    data: object
    node: Node | None

    def line(self, where: str) -> int:
        """Return the line of the very key or item that `where` names, or of the nearest thing around it."""
        node, line = self.node, 1
        if node is not None:
            line = node.start_mark.line + 1
        for step in _STEP.finditer(where):
            key, node = _child(node, step)
            if key is None:
                break
            line = key.start_mark.line + 1
        return line

    def problem(self, where: str, what: str) -> Problem:
        """Return a problem of this file with the line of `where`."""
        return Problem(path=self.path, line=self.line(where), where=where, what=what)


def read(file: Path, path: str) -> tuple[Document, list[Problem]]:
    """Read one file; what cannot be read is a problem and leaves a document without data."""
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError as error:
        return Document(path, None, None), [
            Problem(path=path, line=1, where="$", what=f"is not UTF-8 ({error.reason})")
        ]
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        data = None if node is None else loader.construct_document(node)
    except yaml.YAMLError as error:
        return Document(path, None, None), [_syntax(error, path)]
    except ValueError as error:  # a day that no calendar has
        return Document(path, None, None), [_impossible(loader, str(error), text, path)]
    finally:
        loader.dispose()
    document = Document(path, data, node)
    return document, [document.problem(where, "is given twice") for where in _twice(node, "$", set())]


def _child(node: Node | None, step: re.Match[str]) -> tuple[Node | None, Node | None]:
    """Return the node to point at and the node to go on with."""
    if isinstance(node, MappingNode) and step["key"]:
        for key, value in reversed(node.value):  # of a key given twice YAML takes the last one
            if key.value == step["key"]:
                return key, value
    if isinstance(node, SequenceNode) and step["index"] and int(step["index"]) < len(node.value):
        item = node.value[int(step["index"])]
        return item, item
    return None, None


def _syntax(error: yaml.YAMLError, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error)
    return Problem(path=path, line=mark.line + 1 if mark else 1, where="$", what=f"is not YAML: {what}")


def _impossible(loader: yaml.CSafeLoader, why: str, text: str, path: str) -> Problem:
    """Return the problem of a scalar that YAML cannot turn into a value, at its line."""
    for token in yaml.scan(text, yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken) and token.plain:
            tag = loader.resolve(ScalarNode, token.value, (True, False))  # type: ignore[no-untyped-call]  # its stub
            try:
                loader.construct_object(ScalarNode(tag, token.value))
            except ValueError:
                line = token.start_mark.line + 1
                return Problem(path=path, line=line, where="$", what=f"{token.value!r}: {why}")
    return Problem(path=path, line=1, where="$", what=why)


def _twice(node: Node | None, where: str, seen: set[int]) -> Iterator[str]:
    """Yield the places of keys that stand twice in one mapping; the second one is where the line points."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, MappingNode):
        known: set[str] = set()
        for key, value in node.value:
            name = key.value if isinstance(key, ScalarNode) else "?"
            if name in known:
                yield f"{where}.{name}"
            known.add(name)
            yield from _twice(value, f"{where}.{name}", seen)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            yield from _twice(item, f"{where}[{index}]", seen)
