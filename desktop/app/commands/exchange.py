"""Commands for the files to and from the province, and for the keys."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from desktop.app.call import Call, Command
from desktop.database.failures import writing_a_file
from desktop.database.keys import write_whole
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.system.language import _


def _out(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--json", action="store_true")


def _write(call: Call, content: bytes, sentence: str) -> int:
    with writing_a_file():
        call.given.out.parent.mkdir(parents=True, exist_ok=True)
        write_whole(call.given.out, content)
    call.answer({"out": str(call.given.out), "bytes": len(content)}, sentence)
    return 0


def _send_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("month", help="such as 2569-01")
    _out(parser)


def _send(call: Call) -> int:
    with call.centre() as centre:
        sealed = centre.exchange.send(Month.parse(call.given.month))
    return _write(call, sealed.content, _("Sealed for the province: {file}", file=call.given.out))


def _files(parser: ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--json", action="store_true")


def _file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")


def _look_into(call: Call) -> int:
    with call.centre() as centre:
        looked = centre.exchange.look_into(call.given.file)
    _tell(call, looked.summary.to_json())
    return 0


def _take_in(call: Call) -> int:
    refused = 0
    with call.centre() as centre:
        for path in call.given.files:
            try:
                taken = centre.exchange.take_in(path)
            except Refused as refusal:
                # One bad file does not keep the others out.
                if len(call.given.files) == 1:
                    raise
                refused += 1
                sys.stderr.write(f"{path.name}: {refusal.sentence}\n")
                _tell(
                    call, json.dumps({"refused": refusal.sentence, "code": refusal.code}, ensure_ascii=False)
                )
                continue
            _tell(call, taken.summary.to_json())
            if taken.key_card is not None:
                card = call.home.outbox / f"key-card-{centre.ground.unit}.lcx"
                with writing_a_file():
                    write_whole(card, taken.key_card)
                words = " ".join(centre.exchange.own_fingerprint().words)
                sys.stderr.write(_("Hand this key card to the province: {file}", file=card) + "\n")
                sys.stderr.write(_("Read this to them over the telephone: {words}", words=words) + "\n")
    return 1 if refused else 0


def _tell(call: Call, summary: str) -> None:
    if call.wants_json:
        sys.stdout.write(summary + "\n")
        return
    found = json.loads(summary)
    if "refused" in found and isinstance(found["refused"], str):
        return
    sys.stdout.write(
        _(
            "From {sender}: {new} new, {changed} changed, {unchanged} unchanged, {refused} refused.",
            sender=found["sender"],
            new=found["new"],
            changed=found["changed"],
            unchanged=found["unchanged"],
            refused=len(found["refused"]),
        )
        + "\n"
    )


def _unit_and_out(parser: ArgumentParser) -> None:
    parser.add_argument("--unit", required=True)
    _out(parser)


def _answer(call: Call) -> int:
    with call.centre() as centre:
        sealed = centre.exchange.answer(call.given.unit)
    return _write(call, sealed.content, _("Sealed for the centre: {file}", file=call.given.out))


def _enrol(call: Call) -> int:
    with call.centre() as centre:
        content = centre.exchange.enrol(call.given.unit)
    return _write(call, content, _("The enrolment file was written: {file}", file=call.given.out))


def _accept_key_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--fingerprint", required=True, help="the words, or the digits, as read out by telephone"
    )
    parser.add_argument("--json", action="store_true")


def _accept_key(call: Call) -> int:
    with call.centre() as centre:
        peer = centre.exchange.accept_key(call.given.file, call.given.fingerprint)
    call.answer({"unit": peer.unit, "name": peer.name}, _("The key of {name} is accepted.", name=peer.name))
    return 0


def _withdraw_key_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--unit", required=True)
    parser.add_argument("--json", action="store_true")


def _withdraw_key(call: Call) -> int:
    with call.centre() as centre:
        centre.exchange.withdraw_key(call.given.unit)
    call.answer({"unit": call.given.unit}, _("The key of {unit} is withdrawn.", unit=call.given.unit))
    return 0


COMMANDS = (
    Command("send", "seal what the province has not acknowledged", _send_arguments, _send),
    Command("look-into", "what taking a file in would do; nothing is changed", _file, _look_into),
    Command("take-in", "take files in", _files, _take_in),
    Command("answer", "the province's results for a centre, sealed", _unit_and_out, _answer),
    Command("enrol", "an enrolment file for a centre", _unit_and_out, _enrol),
    Command("accept-key", "accept a centre's key card", _accept_key_arguments, _accept_key),
    Command("withdraw-key", "a centre's key opens nothing any more", _withdraw_key_arguments, _withdraw_key),
)
