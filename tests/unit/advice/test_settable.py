"""Nothing is typed into a device that no source confirmed."""

import pytest

from setup_assistant.advice.settable import settable
from setup_assistant.content.load import load_content
from setup_assistant.domain.error import FilterNotSettable
from setup_assistant.domain.filter import FilterStatus

CATALOG = load_content().catalog
SET_ON_DEVICES = ("ipv4", "ipv6", "dot_hostname", "doh_url")


def test_what_is_unconfirmed_is_left_out_and_the_rest_stays() -> None:
    seen = 0
    for each in CATALOG.filters:
        if each.status is not FilterStatus.ACTIVE or each.account_needed:
            continue
        found = settable(CATALOG, each.id)
        for name in SET_ON_DEVICES:
            if name in each.unconfirmed:
                seen += 1
                assert not getattr(found, name)
            elif "{" not in str(getattr(each, name)):
                assert getattr(found, name) == getattr(each, name)
    assert seen >= 3


def test_unknown_ended_uncertain_and_accounts_are_refused() -> None:
    refused = [each.id for each in CATALOG.filters if each.status is not FilterStatus.ACTIVE or each.account_needed]
    assert len(refused) >= 3
    for each in (*refused, "no-such-filter"):
        with pytest.raises(FilterNotSettable):
            settable(CATALOG, each)
