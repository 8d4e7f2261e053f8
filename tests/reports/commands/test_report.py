import json
import os
import stat
from pathlib import Path

import pypdf
import pytest
from django.core.management.base import CommandError
from pytest_django import Settings

from reports.management.commands.report import write_whole
from tests.people import make_city
from tests.reports.commands.calls import call
from tests.reports.records import make_report, report_with

pytestmark = pytest.mark.django_db
TEXT = "<p>Год прошёл <strong>хорошо</strong>.</p>"


@pytest.fixture(autouse=True)
def storage(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")


def test_each_format_by_the_ending_of_the_name(tmp_path: Path) -> None:
    report_with(TEXT, title="Отчёт города")
    for ending in ("html", "json", "PDF"):
        path = tmp_path / f"report.{ending}"
        called = call("report", "kemerovo", 2023, "-o", path)
        assert called.code == 0
        assert str(path) in called.output
        assert str(path.stat().st_size) in called.output
        assert "Собираю сведения" in called.errors
    assert json.loads((tmp_path / "report.json").read_bytes())["title"] == "Отчёт города"
    assert "хорошо" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "хорошо" in pypdf.PdfReader(tmp_path / "report.PDF").pages[0].extract_text()


def test_the_steps_of_a_pdf_are_told(tmp_path: Path) -> None:
    report_with(TEXT)
    assert "Верстаю страницу 1" in call("report", "kemerovo", 2023, "-o", tmp_path / "report.pdf").errors


def test_an_older_file_is_replaced_whole_and_stays_when_something_is_wrong(tmp_path: Path) -> None:
    report_with(TEXT)
    path = tmp_path / "report.json"
    path.write_text("старый", encoding="utf-8")
    assert call("report", "kemerovo", 2022, "-o", path).code == 1
    assert path.read_text(encoding="utf-8") == "старый"
    assert call("report", "kemerovo", 2023, "-o", path).code == 0
    assert [each.name for each in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("omsk", 2023, "-o", "x.html"), "Города «omsk» на портале нет. Есть: kemerovo."),
        (("kemerovo", 2019, "-o", "x.html"), "Отчёта Кемерово за 2019 год нет. Есть: 2023 free, 2023 other."),
        (
            ("kemerovo", 2023, "-o", "x.html"),
            "За 2023 год отчётов несколько. Выберите форму: --form free, other.",
        ),
        (("kemerovo", 2023, "--form", "none", "-o", "x.html"), "за 2023 год в форме «none» нет."),
        (("kemerovo", 2023, "--form", "free", "-o", "x.odt"), "Формат файла «odt»: такого кода нет. Есть: "),
        (("kemerovo", 2023, "--form", "free", "-o", "report"), "Формат файла «»: такого кода нет."),
        (("kemerovo", 2023, "--form", "free", "-o", "no/such/x.html"), "Папки «no/such» нет."),
        (("kemerovo", 2023, "--form", "free", "-o", "/proc/x.html"), "В папку «/proc» нельзя записать"),
    ],
)
def test_bad_input_gives_one_sentence_and_leaves_no_file(
    words: tuple[object, ...], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    report_with(TEXT)
    make_report(form="other")
    called = call("report", *words)
    assert called.code == 1
    assert sentence in called.errors
    assert called.errors.strip().splitlines()[-1].startswith("CommandError: ")
    assert "Traceback" not in called.errors
    assert called.output == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [("kemerovo", "next", "-o", "x.html"), ("kemerovo",), ("kemerovo", "2023")])
def test_words_that_are_no_command_give_the_usage(words: tuple[str, ...]) -> None:
    called = call("report", *words)
    assert called.code == 2
    assert "usage: " in called.errors


def test_an_empty_portal_says_how_to_fill_it() -> None:
    called = call("report", "kemerovo", 2023, "-o", "x.html")
    assert called.code == 1
    assert "Есть: ни одного: manage.py demo загрузит примеры." in called.errors


def test_a_city_without_reports_says_so() -> None:
    make_city()
    assert "Есть: ни одного." in call("report", "kemerovo", 2023, "-o", "x.html").errors


def test_a_file_gets_the_usual_rights(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_whole(tmp_path / "report.html", b"x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "report.html").stat().st_mode) == 0o640


def test_a_folder_in_the_place_of_the_file_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(CommandError, match="не записан"):
        write_whole(tmp_path / "report.html", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]
