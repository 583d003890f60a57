"""Orders of pages that hand something over, from the real catalog and guides."""

from functools import cache

from setup_assistant.content.load import load_content
from setup_assistant.domain.household import Household
from setup_assistant.domain.phone import HandTo, PhoneOrder
from setup_assistant.jobs.handing import hand_over_order

FAMILY = "cloudflare-family"


@cache
def handed(to: HandTo, lang: str = "ja", filter_id: str = FAMILY) -> PhoneOrder:
    return hand_over_order(Household(), load_content(), filter_id=filter_id, to=to, lang=lang, nonce="k3j8d2")
