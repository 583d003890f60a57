"""The system's message bus (D-Bus): one call, one answer, always within a time.  The only door to jeepney."""

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

QUICK_S = 10.0
"""How long an answer may take that needs no person."""
TYPING_S = 150.0
"""How long one may take for which the system first asks a person for a password."""
ABSENT = "org.freedesktop.DBus.Error.ServiceUnknown"
TOO_LATE = "org.freedesktop.DBus.Error.Timeout"


class BusError(Exception):
    """A call that was not done: the error's name on the bus, and its words."""

    def __init__(self, name: str, words: str = "") -> None:
        super().__init__(name, words)
        self.name, self.words = name, words

    @property
    def means_refused(self) -> bool:
        """Tell whether this account may not do it, or a password was not given."""
        return self.name.endswith(
            (".PermissionDenied", ".AccessDenied", ".NotAuthorized", ".InteractiveAuthorizationRequired")
        )

    @property
    def means_gone(self) -> bool:
        """Tell whether what was called is not there: the service, the object, or a connection of that number."""
        return self.name == ABSENT or self.name.endswith(_GONE)


_GONE = (
    *(".UnknownObject", ".UnknownMethod", ".UnknownInterface", ".InvalidConnection"),
    *(".NameHasNoOwner", ".NoReply", ".Disconnected"),  # it ended while it was asked
)


class Bus(Protocol):
    """Calls a service of this computer."""

    def __call__(
        self,
        path: str,
        method: str,
        signature: str = "",
        *body: Any,  # noqa: ANN401  any type of D-Bus
        asking: bool = False,
    ) -> tuple[Any, ...]:
        """Call `method` ("INTERFACE.MEMBER") of the object at `path` and return what it answers.

        `asking` lets the system ask a person for a password first.  Raises BusError.
        """


class SystemBus:
    """Calls one service on the system's bus over one line, which is opened at the first call.  A `Bus`."""

    def __init__(self, service: str) -> None:
        self._service = service
        self._line: DBusConnection | None = None

    def __call__(
        self,
        path: str,
        method: str,
        signature: str = "",
        *body: Any,  # noqa: ANN401  any type of D-Bus
        asking: bool = False,
    ) -> tuple[Any, ...]:
        """Call `method` and return what it answers.  Raises BusError."""
        from jeepney import DBusAddress, HeaderFields, MessageFlag, MessageType, new_method_call  # noqa: PLC0415  slow

        interface, _, member = method.rpartition(".")
        message = new_method_call(DBusAddress(path, self._service, interface), member, signature or None, body)
        # A service that is off stays off: looking at a computer starts nothing.
        message.header.flags |= MessageFlag.no_auto_start
        if asking:
            message.header.flags |= MessageFlag.allow_interactive_authorization
        try:
            reply = self._opened().send_and_get_reply(message, timeout=TYPING_S if asking else QUICK_S)
        except TimeoutError as late:
            self.close()  # the answer may still come, and would meet a later question
            raise BusError(TOO_LATE, method) from late
        except (OSError, EOFError, ValueError, RuntimeError) as broken:
            self.close()
            raise BusError(ABSENT, str(broken)) from broken
        if reply.header.message_type is MessageType.error:
            words = str(reply.body[0]) if reply.body else ""
            raise BusError(str(reply.header.fields.get(HeaderFields.error_name, "")), words)
        return tuple(reply.body)

    def close(self) -> None:
        """Hang up; the next call opens a new line."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _opened(self) -> "DBusConnection":
        if self._line is None:
            from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415  slow

            self._line = open_dbus_connection("SYSTEM")
        return self._line
