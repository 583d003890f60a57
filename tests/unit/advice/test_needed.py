"""The family's own words become names that can be asked for, and nothing else does."""

import pytest

from setup_assistant.advice.needed import MOST, hosts_in, needed_names
from setup_assistant.content.load import load_content
from setup_assistant.domain.household import Household, MustWork

CATALOG = load_content().catalog


@pytest.mark.parametrize(
    ("words", "hosts"),
    [
        ("塾のページ", ()),
        ("www.school.ed.jp", ("www.school.ed.jp",)),
        ("https://www.School.ed.jp/home?x=1", ("www.school.ed.jp",)),
        ("塾は juku.example、図書館は lib.example です", ("juku.example", "lib.example")),
        ("日本語.jp と 日本語.jp", ("xn--wgv71a119e.jp",)),
        ("3.14 と 1.2.3.4", ()),
        ("a..b", ()),
        ("x" * 80 + ".example", ()),
        ("", ()),
    ],
)
def test_names_of_pages_are_found_in_a_familys_words(words: str, hosts: tuple[str, ...]) -> None:
    assert hosts_in(words) == hosts


def test_the_familys_own_pages_come_first_and_a_check_asks_for_a_few_only() -> None:
    own = " ".join(f"page{number}.example" for number in range(30))
    household = Household(must_work=(MustWork(need="line-family"), MustWork(words=own)))
    found = needed_names(household, CATALOG)
    assert len(found) == MOST
    assert found[0] == ("page0.example", "")


def test_known_needs_bring_the_names_of_their_pages() -> None:
    with_names = [each for each in CATALOG.must_work if each.hosts]
    assert with_names
    for each in with_names:
        found = needed_names(Household(must_work=(MustWork(need=each.id),)), CATALOG)
        assert found == tuple((host, each.id) for host in each.hosts)
