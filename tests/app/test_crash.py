from __future__ import annotations

import sys
import threading
from pathlib import Path

from desktop.app import crash
from desktop.system.paths import Home


def _fail(name: str) -> BaseException:
    try:
        raise ValueError(name) from KeyError(name)
    except ValueError as failure:
        return failure


def test_a_report_tells_where_and_never_what() -> None:
    text = crash.report(_fail("นูรียะห์ 1940100123457"))
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_crash.py" in text
    assert "นูรียะห์" not in text
    assert "1940100123457" not in text


def test_a_chain_that_bites_its_own_tail_ends() -> None:
    failure = _fail("x")
    failure.__cause__ = failure
    assert crash.report(failure).count("builtins.ValueError") == 1


def test_what_nobody_caught_in_any_thread_is_told_and_reported(tmp_path: Path) -> None:
    told: list[BaseException] = []
    put_back = crash.watch(Home(tmp_path), lambda failure, _path: told.append(failure))
    try:
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        failure = _fail("x")
        sys.excepthook(type(failure), failure, None)
    finally:
        put_back()
    assert [type(one).__name__ for one in told] == ["ZeroDivisionError", "ValueError"]
    assert len(list((tmp_path / "logs").glob("crash-*.txt"))) == 2


def test_only_the_newest_reports_are_kept(tmp_path: Path) -> None:
    for _number in range(25):
        crash.write_report(_fail("x"), Home(tmp_path))
    assert len(list((tmp_path / "logs").glob("crash-*.txt"))) == 20
