"""The content that ships."""

import pytest

from setup_assistant import resources
from setup_assistant.content.check import check
from setup_assistant.content.draft import GUIDES, read
from setup_assistant.content.schema import GUIDE, schemas

jsonschema = pytest.importorskip("jsonschema")
msgspec = pytest.importorskip("msgspec")


def test_the_content_that_ships_has_no_problem() -> None:
    assert [str(problem) for problem in check(resources.root()).problems] == []


def test_every_file_that_ships_fits_the_schema_that_editors_use() -> None:
    documents = {
        entry.document.path: entry.document for each in read(resources.root()).entries.values() for entry in each
    }
    assert documents
    judges = {name: jsonschema.Draft202012Validator(schema) for name, schema in schemas().items()}
    for path, document in documents.items():
        folder, name = path.split("/")[:2]
        judges[GUIDE if folder == GUIDES else name.removesuffix(".yaml")].validate(msgspec.to_builtins(document.data))


def test_a_schema_refuses_an_unknown_key() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"items": [{"id": "au", "colour": "red"}]}, schemas()["lines"])
