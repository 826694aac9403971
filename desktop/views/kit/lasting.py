"""None, True and False, kept from being counted down to nothing by Qt's bindings on Python before 3.12."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

# Measured with PySide6 6.12.0 on CPython 3.11.7: nearly every call that returns None gives away a reference
# that it does not own (6.11.3 does not), so that a window dies with "deallocating None" after some thousand.
# Since 3.12 these objects are never counted (PEP 683); this gives older Pythons the same in effect.
_SINGLETONS: Final = (None, True, False, NotImplemented)
_ENOUGH: Final = sys.maxsize // 4


def keep() -> bool:
    """Give the singletons more references than any program can lose; doing so again changes nothing.

    Returns:
        Whether there was anything to do on this Python.
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return False
    for one in _SINGLETONS:
        count = ctypes.c_ssize_t.from_address(id(one))
        # Only where the count lies where it is expected: some builds of Python put other things first.
        if abs(sys.getrefcount(one) - count.value) < 100 and count.value < _ENOUGH:
            count.value += _ENOUGH
    return True
