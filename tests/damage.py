"""Ways in which a file is damaged between two offices, each a number's own and the same every time."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Way = Callable[[Random, bytes], bytes]


def _flip(chance: Random, whole: bytes) -> bytes:
    changed = bytearray(whole)
    for _each in range(chance.choice((1, 1, 1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
    return bytes(changed)


def _cut(chance: Random, whole: bytes) -> bytes:
    return whole[: chance.randrange(len(whole))]


def _lose_the_beginning(chance: Random, whole: bytes) -> bytes:
    return whole[chance.randrange(1, len(whole)) :]


def _lose_a_part(chance: Random, whole: bytes) -> bytes:
    begin = chance.randrange(len(whole) - 1)
    return whole[:begin] + whole[begin + chance.randrange(1, 600) :]


def _blank_a_part(chance: Random, whole: bytes) -> bytes:
    begin = chance.randrange(len(whole))
    end = min(len(whole), begin + chance.choice((1, 16, 512)))
    return whole[:begin] + bytes(end - begin) + whole[end:]


def _put_something_between(chance: Random, whole: bytes) -> bytes:
    place = chance.randrange(len(whole) + 1)
    return whole[:place] + chance.randbytes(chance.choice((1, 7, 512))) + whole[place:]


def _twice(chance: Random, whole: bytes) -> bytes:
    place = chance.randrange(1, len(whole) + 1)
    return whole[:place] + whole[:place] + whole[place:]


def _exchange_parts(chance: Random, whole: bytes) -> bytes:
    first, second = sorted((chance.randrange(len(whole)), chance.randrange(len(whole))))
    return whole[second:] + whole[first:second] + whole[:first]


def _as_text(chance: Random, whole: bytes) -> bytes:
    """What a chat program or a mail gateway does to a file that it takes for a text."""
    return whole.replace(b"\n", b"\r\n") if chance.random() < 0.5 else whole.replace(b"\x00", b"")[:-1]


WAYS: tuple[Way, ...] = (
    _flip,
    _flip,
    _cut,
    _lose_the_beginning,
    _lose_a_part,
    _blank_a_part,
    _put_something_between,
    _twice,
    _exchange_parts,
    _as_text,
)


def damaged(whole: bytes, number: int) -> bytes:
    """The file, damaged in the way that belongs to a number.

    Args:
        whole: an honest file.
        number: any; the same one damages in the same way.
    """
    chance = Random(number)
    return WAYS[number % len(WAYS)](chance, whole)
