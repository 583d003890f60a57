"""Names that only the catalog can explain."""

from typing import Any

import msgspec
import pytest

from setup_assistant import resources
from setup_assistant.content.load import load_content
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import Household
from setup_assistant.flow.reference import first_unknown
from setup_assistant.storage import household_file


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_content().catalog


NAMES: list[tuple[dict[str, Any], str]] = [
    ({"devices": [{"id": "device-1", "kind": "spaceship"}]}, "$.devices[0].kind"),
    ({"devices": [{"id": "device-1", "kind": "iphone", "carrier": "moon"}]}, "$.devices[0].carrier"),
    ({"settings": [{"measure": "magic", "at": "x", "state": "set"}]}, "$.settings[0].measure"),
    ({"settings": [{"measure": "router-filter", "at": "x", "state": "set", "filter": "nix"}]}, "$.settings[0].filter"),
    (
        {
            "checks": [
                {
                    "id": "c-1",
                    "device": "d",
                    "way": "w",
                    "risk": "dragons",
                    "measure": "router-filter",
                    "state": "open",
                    "at": "2026-04-03T00:00:00Z",
                    "origin": "family",
                }
            ]
        },
        "$.checks[0].risk",
    ),
    ({"worries": ["dragons"]}, "$.worries[0]"),
    ({"must_work": [{"need": "nix"}]}, "$.must_work[0].need"),
    ({"agreement": {"rules": [{"words": "own"}, {"rule": "nix"}]}}, "$.agreement.rules[1].rule"),
    ({"agreement": {"when_broken": "nix"}}, "$.agreement.when_broken"),
    ({"agreement": {"loosen": ["nix"]}}, "$.agreement.loosen[0]"),
]


@pytest.mark.parametrize(("fields", "where"), NAMES)
def test_a_name_that_the_catalog_lacks_is_found_with_its_place(
    catalog: Catalog, fields: dict[str, Any], where: str
) -> None:
    assert first_unknown(msgspec.convert(fields, Household), catalog) == where


@pytest.mark.parametrize("name", [each.name for each in sorted(resources.path("examples").glob("*.json"))])
def test_the_examples_use_only_names_of_the_catalog(catalog: Catalog, name: str) -> None:
    assert first_unknown(household_file.read(resources.path("examples", name)), catalog) is None
