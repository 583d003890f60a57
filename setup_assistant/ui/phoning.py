"""Serves the page for one phone while the family looks at its code, and hears what it found."""

from collections.abc import Callable
from concurrent.futures import Future
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from setup_assistant.domain.phone import (
    NobodyYet,
    PhoneCame,
    PhoneClosed,
    PhoneOrder,
    PhoneReported,
    PhoneVerdict,
    Reachability,
)
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.jobs import checking
from setup_assistant.ui.check_view import PhoneStage, PhoneView
from setup_assistant.ui.host import Host, result
from setup_assistant.ui.tasks import Tasks

if TYPE_CHECKING:
    from setup_assistant.domain.occasion import Occasion
    from setup_assistant.jobs.phoning import OpenDoor

_MINUTES = 10
_LEAVE_S = 2.5

_ENDED = frozenset({PhoneStage.SHUT, PhoneStage.DONE, PhoneStage.OVER})


class Phoning(QObject):
    """One page for one phone at a time; nothing is served before somebody chose the phone."""

    _told = Signal(object)

    def __init__(
        self,
        host: Host,
        parent: QObject,
        redraw: Callable[[], None],
        order: Callable[[str | None], PhoneOrder] | None = None,
    ) -> None:
        """`order` makes what the page is for from the filter that is tried; without it the page only tries."""
        super().__init__(parent)
        self._host, self._redraw = host, redraw
        self._new_order = order or self._order_to_try
        self._tasks = Tasks(self)
        self._occasion: Occasion | None = None
        self._around: Surroundings | None = None
        self._chosen: str | None = None
        self._stage = PhoneStage.SHUT
        self._device, self._until = "", 0.0
        self._order: PhoneOrder | None = None
        self._door: OpenDoor | None = None
        self._verdict: PhoneVerdict | None = None
        self._fresh = False
        self._found: Reachability | None = None
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def view(self) -> PhoneView:
        """Return what the page may show at this moment."""
        return PhoneView(
            stage=self._stage,
            device=self._device,
            order=self._order,
            address=self._door.address if self._door else "",
            url=self._door.url if self._door else "",
            left_s=self._left_s,
            found=self._found,
            verdict=self._verdict,
            fresh=self._fresh,
        )

    def _left_s(self) -> int:
        return max(0, round(self._until - monotonic()))

    def prepare(self, occasion: "Occasion", around: Surroundings, chosen: str | None) -> None:
        """Take what is known of this network, and the filter that is to be tried."""
        self._occasion, self._around, self._chosen = occasion, around, chosen

    def ask(self) -> None:
        """Ask which phone it is, and show what it will try; nothing is served yet."""
        if self._occasion is None:
            return
        self._order = self._new_order(self._chosen)
        self._go(PhoneStage.CHOOSING, fresh=False)

    def open(self, device: str) -> None:
        """Serve the page for one phone of the household."""
        order, around, phone = self._order, self._around, self._host.desk.phone
        if order is None or around is None or phone is None or self._stage is not PhoneStage.CHOOSING:
            return
        self._device, self._verdict, self._found = device, None, None
        self._tasks.run(
            lambda: phone(order, around.links, lambda event: self._told.emit((order, event))), land=self._opened
        )
        self._go(PhoneStage.OPENING, fresh=False)

    def shut(self) -> None:
        """Stop serving and forget the page."""
        self._close_door()
        if self._stage is not PhoneStage.SHUT:
            self._stage, self._order, self._verdict = PhoneStage.SHUT, None, None

    def stop(self) -> None:
        """Stop serving because somebody pressed it."""
        self.shut()
        self._redraw()

    def close(self) -> None:
        """Stop because the window closes."""
        self.shut()
        self._tasks.leave(_LEAVE_S)

    def wait(self) -> None:
        """Wait for a door that opens or closes."""
        self._tasks.wait()

    def _order_to_try(self, chosen: str | None) -> PhoneOrder:
        from setup_assistant.jobs import phoning  # noqa: PLC0415 - loaded with the first phone

        host = self._host
        return phoning.phone_order(
            host.household,
            host.desk.content.catalog,
            filter_id=chosen,
            lang=host.view().lang,
            nonce=checking.nonce(),
        )

    def _opened(self, done: "Future[OpenDoor]") -> None:
        door = result(self._host, done)
        if door is None or self._stage is not PhoneStage.OPENING:
            if door is not None:
                self._tasks.run(door.close, land=lambda _done: None)
            if self._stage is PhoneStage.OPENING:
                self._go(PhoneStage.SHUT)
            return
        self._door, self._until = door, monotonic() + _MINUTES * 60
        self._go(PhoneStage.WAITING)

    @Slot(object)
    def _hear(self, told: tuple[PhoneOrder, object]) -> None:
        order, event = told
        if order is not self._order:
            return
        match event:
            case PhoneCame():
                self._go(PhoneStage.CAME)
            case NobodyYet(found=found) if self._stage is PhoneStage.WAITING:
                self._found = found
                self._go(PhoneStage.NOBODY)
            case PhoneReported(verdict=verdict):
                self._keep(verdict)
            case PhoneClosed() if self._stage not in _ENDED:
                self._close_door()
                self._go(PhoneStage.OVER)
            case _:
                pass

    def _keep(self, verdict: PhoneVerdict) -> None:
        from setup_assistant.jobs import phoning  # noqa: PLC0415 - loaded with the first phone

        host, network = self._host, self._occasion.network if self._occasion else None
        self._verdict = verdict
        kept = phoning.keep_phone(
            host.household,
            host.desk.content.catalog,
            verdict,
            device=self._device or None,
            network=network,
            filter_id=verdict.filter,
            now=host.desk.now(),
            today=host.desk.today(),
        )
        host.keep(kept)
        self._go(PhoneStage.DONE)

    def _close_door(self) -> None:
        door, self._door = self._door, None
        if door is not None:
            self._tasks.run(door.close, land=lambda _done: None)  # it may take a second until its thread has ended

    def _go(self, stage: PhoneStage, *, fresh: bool = True) -> None:
        self._stage, self._fresh = stage, fresh
        self._redraw()
        self._fresh = False
