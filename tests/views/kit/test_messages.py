"""What the window says at its foot, and what it asks."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.rules.problems import Refused
from desktop.system.progress import Cancelled, Progress
from desktop.views.kit import failures, questions
from desktop.views.kit.desk import Desk
from desktop.views.kit.jobs import Jobs
from desktop.views.kit.messages import FailedPanel, Foot, JobBar, QuietLine
from desktop.views.kit.questions import Dialog, Question


def test_success_is_a_quiet_line_that_can_be_undone_once(qtbot: QtBot) -> None:
    line, undone = QuietLine(), list[int]()
    qtbot.addWidget(line)
    line.say("บันทึกแล้ว", lambda: undone.append(1))
    assert line.text() == "บันทึกแล้ว"
    qtbot.keyClick(line.undo_button, Qt.Key.Key_Return)
    assert undone == [1]
    assert line.text() == ""


def test_what_cannot_be_undone_offers_no_undo(qtbot: QtBot) -> None:
    line = QuietLine()
    qtbot.addWidget(line)
    line.say("พิมพ์แล้ว")
    assert line.undo_button.isHidden()


def test_a_refusal_is_shown_as_its_sentence_and_nothing_more(qtbot: QtBot) -> None:
    panel = FailedPanel()
    qtbot.addWidget(panel)
    panel.show_failure(Refused("เดือนนี้ปิดแล้ว แก้ไขไม่ได้"))
    assert panel.text() == "เดือนนี้ปิดแล้ว แก้ไขไม่ได้"
    assert not panel.details_button.isVisibleTo(panel)


def test_a_cancel_is_silent(qtbot: QtBot) -> None:
    panel = FailedPanel()
    qtbot.addWidget(panel)
    panel.show_failure(Cancelled())
    assert panel.text() == ""


def _bug() -> ValueError:
    try:
        raise ValueError("นายมูฮัมหมัด 1940300123451")
    except ValueError as error:
        return error


def test_a_bug_can_be_copied_and_saved_without_the_words_that_somebody_typed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, place = FailedPanel("1.2.3"), tmp_path / "report.txt"
    qtbot.addWidget(panel)
    panel.show_failure(_bug())
    panel.copy_button.click()
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda parent, name, kind: place))
    panel.save_button.click()
    told = place.read_text("utf-8")
    assert QGuiApplication.clipboard().text() == told
    assert "1.2.3" in told
    assert "ValueError" in told
    assert "_bug" in told
    assert "1940300123451" not in told
    assert "มูฮัมหมัด" not in told


def test_a_report_names_no_folder_of_whoever_is_signed_in() -> None:
    assert str(Path(__file__).parent) not in failures.report(_bug())


def test_a_report_tells_what_a_failure_came_from() -> None:
    try:
        try:
            raise KeyError
        except KeyError as error:
            raise RuntimeError from error
    except RuntimeError as failure:
        told = failures.report(failure)
    assert told.index("RuntimeError") < told.index("KeyError")


def test_details_of_a_bug_are_folded_at_first(qtbot: QtBot) -> None:
    panel = FailedPanel()
    qtbot.addWidget(panel)
    panel.show_failure(_bug())
    assert panel.details.isHidden()
    panel.details_button.click()
    assert not panel.details.isHidden()


def test_a_report_that_cannot_be_saved_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = FailedPanel()
    qtbot.addWidget(panel)
    panel.show_failure(_bug())
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda parent, name, kind: tmp_path))
    panel.save_button.click()
    assert "could not be saved" in panel.text()


def test_long_work_shows_how_far_it_is_and_can_be_stopped(jobs: Jobs, qtbot: QtBot) -> None:
    bar = JobBar(jobs)
    qtbot.addWidget(bar)

    def work(progress: Progress) -> None:
        while True:
            progress.report(250, 1000, "แถว")

    with qtbot.waitSignal(jobs.idle):
        jobs.run(work, title="นำเข้ารายชื่อ")
        qtbot.waitUntil(bar.isVisible)
        qtbot.waitUntil(lambda: "250 of 1,000" in bar.progress_text())
        bar.cancel_button.click()
    assert bar.isHidden()


def test_short_work_does_not_flicker_at_the_foot(jobs: Jobs, qtbot: QtBot) -> None:
    bar = JobBar(jobs)
    qtbot.addWidget(bar)
    with qtbot.waitSignal(jobs.idle):
        jobs.run(lambda _progress: None, title="งานสั้น")
        assert bar.isHidden()
    assert bar.isHidden()


def test_the_foot_takes_no_room_while_there_is_nothing_to_say(desk: Desk, qtbot: QtBot) -> None:
    foot = Foot(desk.jobs)
    qtbot.addWidget(foot)
    desk.said.connect(foot.say)
    desk.failed.connect(foot.fail)
    assert foot.isHidden()
    desk.say("บันทึกแล้ว")
    assert not foot.isHidden()
    desk.fail(Refused("ไม่ได้"))
    assert foot.quiet.text() == ""
    assert foot.failed.text() == "ไม่ได้"
    foot.failed.clear()
    assert foot.isHidden()


def test_a_refusal_stays_behind_on_its_page_and_a_mistake_of_the_program_does_not(
    desk: Desk, qtbot: QtBot
) -> None:
    foot = Foot(desk.jobs)
    qtbot.addWidget(foot)
    foot.fail(Refused("แผนนี้ครบแล้ว"))
    foot.failed.page_turned()
    assert foot.isHidden()
    foot.fail(ZeroDivisionError())
    foot.failed.page_turned()
    assert foot.failed.text()


def test_a_failure_nobody_took_is_shown_once(jobs: Jobs, desk: Desk, qtbot: QtBot) -> None:
    foot, shown = Foot(jobs), list[str]()
    qtbot.addWidget(foot)
    desk.failed.connect(lambda failure: shown.append(type(failure).__name__))
    desk.failed.connect(foot.fail)
    with qtbot.waitSignal(jobs.idle):
        jobs.run(lambda _progress: 1 // 0)
    assert shown == ["ZeroDivisionError"]
    assert foot.failed.text()


def test_enter_on_a_question_means_the_harmless_answer(qtbot: QtBot) -> None:
    question = Question(None, "ออกโดยไม่บันทึก?", "ออกโดยไม่บันทึก", "อยู่ต่อ")
    qtbot.addWidget(question)
    question.show()
    question.activateWindow()
    qtbot.waitUntil(question.no.hasFocus)
    qtbot.keyClick(question.no, Qt.Key.Key_Return)
    assert question.result() == Question.DialogCode.Rejected


def test_a_question_has_verbs_on_its_buttons(qtbot: QtBot) -> None:
    question = Question(None, "ลบ?", "ลบ", "เก็บไว้")
    qtbot.addWidget(question)
    assert (question.yes.text(), question.no.text()) == ("ลบ", "เก็บไว้")
    with qtbot.waitSignal(question.accepted):
        question.yes.click()


def test_questions_go_through_one_seam(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(parent: object, question: str, verb_yes: str, verb_no: str, text: str = "") -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(Dialog, "ask", staticmethod(answer))
    assert desk.ask(None, "หนึ่ง", "ใช่", "ไม่")
    assert questions.ask(None, "สอง", "ใช่", "ไม่")
    assert asked == ["หนึ่ง", "สอง"]


def test_a_page_is_opened_with_what_it_shall_show(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.opened) as told:
        desk.open("cases", uid="7")
    assert told.args == ["cases", {"uid": "7"}]


def test_every_page_hears_what_was_touched(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed) as told:
        desk.tell({"citizens": ("1", "2")})
    assert told.args == [{"citizens": ("1", "2")}]


def test_changes_told_from_another_thread_reach_the_window(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed):
        thread = threading.Thread(target=desk.tell, args=({"cases": ("1",)},))
        thread.start()
        thread.join()
