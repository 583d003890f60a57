"""The laptop's side of a phone check, as the program does it: phone_door.py STYLE [TO] prints what its door tells.

With TO (apple, android) the page hands the filter of the style over first.

One line of JSON for the address, then one for each event, until the page is closed.
"""

import json
import sys
import threading
from types import SimpleNamespace
from typing import cast

import msgspec
from msgspec.structs import replace

from setup_assistant.content.load import Content, load_content
from setup_assistant.domain.household import Household
from setup_assistant.domain.phone import HandTo, PhoneClosed, PhoneEvent
from setup_assistant.domain.surroundings import Link, LinkKind
from setup_assistant.jobs.handing import hand_over_order
from setup_assistant.jobs.phoning import compare_with, open_phone_check, phone_order
from setup_assistant.text.words import LANGUAGES
from tests.lab.home import LAPTOP
from tests.lab.plan import stands

LINK = Link(name="eth0", kind=LinkKind.WIRED, addresses=LAPTOP, default_v4=True)


def tell(**said: object) -> None:
    """Print one line."""
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Serve the page for the filter of a style until it closes."""
    (filter_,) = (stand.filter for stand in stands() if stand.style.name == sys.argv[1])
    content = load_content()
    catalog = replace(content.catalog, filters=(filter_,))
    asked = {"filter_id": filter_.id, "lang": "ja", "nonce": "k3j8d2"}
    if sys.argv[2:]:
        lab = SimpleNamespace(catalog=catalog, guide=content.guide, words=content.words)
        order = hand_over_order(Household(), cast("Content", lab), to=HandTo(sys.argv[2]), **asked)
    else:
        order = phone_order(Household(), catalog, **asked)
    closed = threading.Event()

    def hear(event: PhoneEvent) -> None:
        tell(event=type(event).__name__, **msgspec.to_builtins(event))
        if isinstance(event, PhoneClosed):
            closed.set()

    words = {lang: content.words(lang) for lang in LANGUAGES}
    door = open_phone_check(order, (LINK,), hear, words=words, compare=compare_with(content.catalog.baselines))
    tell(url=door.url, names=order.names)
    closed.wait(60)
    door.close()


if __name__ == "__main__":
    main()
