"""How solves on threads of somebody else are asked to end: Ctrl-C reaches the main thread alone, and a sweep solves on others."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_END: ContextVar[Event | None] = ContextVar("anpai_end", default=None)


@contextmanager
def ended_by(end: Event) -> Iterator[None]:
    """Have what is solved on this thread end once this is set."""
    token = _END.set(end)
    try:
        yield
    finally:
        _END.reset(token)


@contextmanager
def unasked() -> Iterator[None]:
    """Have what is done here come to its own end: the last of what was asked to end."""
    with ended_by(Event()):
        yield


def is_asked() -> bool:
    """Whether whoever started the work on this thread wants it to end."""
    end = _END.get()
    return end is not None and end.is_set()
