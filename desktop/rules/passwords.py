"""What a password must be before it protects a register, and how long a wrong one makes the next wait."""

from __future__ import annotations

from desktop.system.language import _

SHORTEST = 10
LONGEST = 200
_FEWEST_SIGNS = 5
_PATIENT_TRIES = 3
LONGEST_WAIT = 60

# The beginnings of the commonest passwords, Thai keyboard habits among them.
_WELL_KNOWN = (
    "password",
    "qwerty",
    "asdf",
    "1q2w3e",
    "iloveyou",
    "admin",
    "thailand",
    "labour",
    "ฟหกด",
    "ๆไำพ",
)
_ROWS = ("01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz")


def check(text: str, user_name: str = "") -> str:
    """What is wrong with a password.

    Length counts more than signs (NIST SP 800-63B): a few words that nobody else puts together are best.

    Args:
        text: the password as typed.
        user_name: whose it is; it must not be a part of it.

    Returns:
        One sentence, or nothing.
    """
    plain = text.casefold().strip()
    if len(plain) < SHORTEST:
        return _(
            "A password has at least {count} characters. Three words are easy to remember.", count=SHORTEST
        )
    if len(text) > LONGEST:
        return _("A password has at most {count} characters.", count=LONGEST)
    if user_name and user_name.casefold() in plain:
        return _("The password must not hold the user's name.")
    if _easily_guessed(plain):
        return _("This password is easily guessed. Please put together three words of your own.")
    return ""


def _easily_guessed(plain: str) -> bool:
    if len(set(plain)) < _FEWEST_SIGNS or any(plain in row for row in _ROWS):
        return True
    return any(plain.startswith(known) and len(plain) < SHORTEST + 4 for known in _WELL_KNOWN)


def seconds_to_wait(wrong_tries: int) -> int:
    """How long the next try must wait: nothing for a slip of the finger, then twice as long each time.

    Args:
        wrong_tries: how often in a row it was wrong.
    """
    if wrong_tries < _PATIENT_TRIES:
        return 0
    return int(min(LONGEST_WAIT, 2 ** (wrong_tries - _PATIENT_TRIES + 1)))
