"""What this computer can check here and now."""

from setup_assistant.domain.value import Id, Value


class Occasion(Value, frozen=True, kw_only=True):
    """What can be checked here and now."""

    device: Id | None
    """This computer among the devices of the household, or None when the family did not add it."""
    network: Id | None
    """Network of the household that it is on, or None when nothing tells."""
    networks: tuple[Id, ...] = ()
    """Networks that it can be, likeliest first."""
    network_known: bool = False
    """True when its name or an earlier check tells the network; else it is a guess that a person has to confirm."""
    choices: tuple[Id, ...] = ()
    """Filters that can be meant, likeliest first."""

    @property
    def filter(self) -> Id | None:
        """Return the likeliest filter."""
        return next(iter(self.choices), None)
