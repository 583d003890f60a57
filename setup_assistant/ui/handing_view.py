"""What the hand-over page may show of the page for a phone: values for one moment."""

from dataclasses import dataclass, field

from setup_assistant.ui.check_view import PhoneView


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingView:
    """Handing a setting on, at one moment."""

    absent: bool = True
    """True when this window can serve no page."""
    looked: bool = False
    """True once the network of this computer was looked at, which sends nothing."""
    phone: PhoneView = field(default_factory=PhoneView)
