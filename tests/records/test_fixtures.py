"""Folders of fixtures: loaded whole or not at all, twice without a trace, a sentence for each mistake."""

from pathlib import Path
from typing import Any

import pghistory.core
import pytest
from django.core.management import CommandError, call_command

from grants.models import Support
from ngo_registry.models import Organization, Sphere
from portal.models import Department, Municipality, User
from portal.records.fixtures import FixtureError, Loaded, load_folder
from reports.models import Report

pytestmark = pytest.mark.django_db

FILES = {
    "common/municipalities.csv": (
        "slug;name;name_genitive;name_locative;region;administration\n"
        "kemerovo;Кемерово;Кемерово;Кемерово;Кузбасс;Администрация\n"
    ),
    "common/spheres.csv": "code;name;parent\nsport;Спорт;\nchess;Шахматы;sport\n",
    "common/legal_acts.csv": "code;kind;number;date\nlaw-7;federal_law;7-ФЗ;1996-01-12\n",
    "kemerovo/departments.csv": "code;name\nculture;Управление культуры\n",
    "kemerovo/organizations.csv": (
        "code;name;status;spheres;inn\n"
        '\nveche;"АНО «Вече»;\nфилиал";действует;sport chess;\nfund;Фонд;active;;4205199592\n'
    ),
    "kemerovo/support.csv": (
        "code;year;kind;organization;recipients_group;recipients;amount;part_of;act\n"
        "all;2023;financial;;все;12;1397,2 тыс;;law-7\n"
        "one;2023;financial;veche;;;350,0 тыс;all;\n"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "fixtures" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "fixtures"


def load(folder: Path) -> list[Loaded]:
    lines: list[Loaded] = []
    load_folder(folder, report=lines.append)
    return lines


def events() -> int:
    return sum(table.objects.count() for table in pghistory.core.event_models())


def test_everything_finds_its_place(folder: Path) -> None:
    lines = load(folder)
    assert [str(line) for line in lines][:2] == [
        "fixtures/common/municipalities.csv: новых 1, изменено 0, без изменений 0",
        "fixtures/common/legal_acts.csv: новых 1, изменено 0, без изменений 0",
    ]
    support = Support.objects.get(code="one")
    assert support.part_of.act.number == "7-ФЗ"
    assert (support.amount.value, support.amount.step) == (350_000, 100)
    assert Organization.objects.get(code="veche").name == "АНО «Вече»;\nфилиал"
    assert list(Organization.objects.get(code="veche").spheres.values_list("code", flat=True)) == [
        "sport",
        "chess",
    ]
    assert Sphere.objects.get(code="chess").group.code == "sport"


def test_a_second_time_changes_nothing(folder: Path) -> None:
    load(folder)
    before = events()
    assert all(line.new == line.changed == 0 for line in load(folder))
    assert events() == before


def test_one_changed_row_is_one_change(folder: Path) -> None:
    load(folder)
    before = events()
    path = folder / "kemerovo/organizations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Фонд", "Фонд «Мир»"), encoding="utf-8")
    assert sum(line.changed for line in load(folder)) == 1
    assert events() == before + 1


BROKEN = [
    ("kemerovo/support.csv", "amount", "ammount", "столбца «ammount» в этой таблице нет"),
    ("kemerovo/support.csv", "amount", "year", "столбец «year» стоит в таблице дважды"),
    ("kemerovo/support.csv", "code;year", "paid;year", "не хватает столбца «code»"),
    (
        "kemerovo/support.csv",
        "veche",
        "nobody",
        "строка 3: столбец «organization», значение «nobody»: такой записи нет",
    ),
    (
        "kemerovo/support.csv",
        "350,0 тыс",
        "350.000",
        "строка 3: столбец «amount», значение «350.000»: непонятно, тысячи",
    ),
    ("kemerovo/support.csv", "350,0 тыс", "-5", "строка 3: столбец «amount», значение «-5»: убедитесь, что"),
    (
        "kemerovo/support.csv",
        "350,0 тыс",
        "8 зайцев",
        "столбец «amount», значение «8 зайцев»: слова «зайцев»",
    ),
    ("kemerovo/support.csv", "all;2023", "all;1066", "строка 2: год — от 1990 до 2100"),
    ("kemerovo/support.csv", "one;2023", "one;", "строка 3: столбец «year»: заполните ячейку"),
    ("kemerovo/support.csv", "one;", ";", "строка 3: столбец «code»: заполните ячейку"),
    (
        "kemerovo/support.csv",
        "one;2023;financial;veche",
        "one;2023;bribe;veche",
        "выберите одно из: financial",
    ),
    ("kemerovo/support.csv", ";all;", ";one;", "столбец «part_of», значение «one»: такой записи нет"),
    ("kemerovo/support.csv", "veche;;", "veche;группа;", "строка 3: укажите организацию либо опишите группу"),
    ("kemerovo/support.csv", "one;2023", "all;2023", "строка 3: такая же запись уже есть выше"),
    ("kemerovo/support.csv", "one;2023", "one;2023;7", "строка 3: ячеек 10, а столбцов 9"),
    (
        "kemerovo/organizations.csv",
        "4205199592",
        "4205199593",
        "строка 5: столбец «inn», значение «4205199593»",
    ),
    ("kemerovo/organizations.csv", "4205199592", "\x00", "уберите невидимые управляющие знаки"),
    ("kemerovo/organizations.csv", "sport chess", "sport ches", "столбец «spheres», значение «sport ches»"),
    ("kemerovo/organizations.csv", 'филиал"', 'филиал" ', "строка 3: нарушены кавычки"),
    ("common/legal_acts.csv", "1996-01-12", "12.13.1996", "столбец «date», значение «12.13.1996»: в дате"),
    (
        "kemerovo/departments.csv",
        "code;name",
        "code;municipality",
        "строка 2: запись относится к другому городу",
    ),
]


@pytest.mark.parametrize(("name", "right", "wrong", "sentence"), BROKEN)
def test_a_broken_file_leaves_nothing(folder: Path, name: str, right: str, wrong: str, sentence: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert right in text
    (folder / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(FixtureError) as told:
        load(folder)
    assert str(told.value).startswith(f"fixtures/{name}")
    assert sentence in str(told.value)
    assert not Municipality.objects.exists()


def test_an_encoding_that_is_not_utf8_is_told_with_its_line(folder: Path) -> None:
    (folder / "kemerovo/departments.csv").write_bytes("code;name\nculture;Управление".encode("cp1251"))
    with pytest.raises(FixtureError, match=r"departments\.csv, строка 2: файл не в UTF-8"):
        load(folder)


def test_a_file_or_folder_of_no_meaning_is_not_passed_over(folder: Path) -> None:
    (folder / "kemerovo/suport.csv").write_text("code\n")
    with pytest.raises(FixtureError, match=r"suport\.csv: такой таблицы нет"):
        load(folder)
    with pytest.raises(FixtureError, match="нет папок с таблицами"):
        load(folder / "common")


def test_a_city_that_is_not_listed(folder: Path) -> None:
    (folder / "kemerovo").rename(folder / "tomsk")
    with pytest.raises(
        FixtureError, match=r"tomsk/departments\.csv, строка 2: .*значение «tomsk»: такой записи нет"
    ):
        load(folder)


def test_places_in_an_order_may_change_hands(folder: Path) -> None:
    """The order of directions is a rule between rows: it is judged when all of them are in."""
    (folder / "kemerovo/plans.csv").write_text("code;title;year_from;year_to\nplan;План;2022;2025\n")
    directions = folder / "kemerovo/plan_directions.csv"
    directions.write_text("plan;code;position;title\nplan;a;1;А\nplan;b;2;Б\n")
    load(folder)
    directions.write_text("plan;code;position;title\nplan;a;2;А\nplan;b;1;Б\n")
    load(folder)
    directions.write_text("plan;code;position;title\nplan;a;1;А\nplan;b;1;Б\n")
    with pytest.raises(FixtureError, match="Запись с такими же значениями «план, порядок» уже есть"):
        load(folder)


def demo(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    call_command("demo", folder=folder)
    told = capsys.readouterr()
    return told.out, told.err


def test_the_demonstration_is_remembered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = demo(folder, capsys)
    assert "admin / demo" in out
    assert "kemerovo/support.csv: новых 2" in err
    assert User.objects.get(username="admin").check_password("demo")
    assert User.objects.get(username="specialist").department == Department.objects.get()

    before = events()
    assert demo(folder, capsys) == (out, "Демонстрационные данные уже загружены.\n")
    (folder / "kemerovo/departments.csv").write_text("code;name\nculture;Управление культуры и спорта\n")
    assert "departments.csv: новых 0, изменено 1" in demo(folder, capsys)[1]
    assert events() == before + 1


def test_the_history_of_the_demonstration_has_a_person_and_a_reason(folder: Path) -> None:
    call_command("demo", folder=folder)
    event = Support.pgh_event_model.objects.first()
    assert event.pgh_context.metadata == {
        "user": User.objects.get(username="admin").pk,
        "reason": "Демонстрационные данные",
    }


def test_production_gets_no_well_known_passwords(
    folder: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.PRODUCTION = True
    assert "demo" not in demo(folder, capsys)[0]
    assert not User.objects.exists()
    assert Support.objects.count() == 2


def test_a_broken_demonstration_is_one_sentence(folder: Path) -> None:
    (folder / "kemerovo/support.csv").write_text("code;year\nx;y\n")
    with pytest.raises(
        CommandError, match=r"^Данные не загружены\. fixtures/kemerovo/support\.csv, строка 2: столбец"
    ):
        call_command("demo", folder=folder)
    assert not User.objects.exists()
    with pytest.raises(CommandError, match="укажите папку"):
        call_command("demo", folder=folder / "nowhere")


def test_texts_belong_to_sections_of_reports(folder: Path) -> None:
    (folder / "kemerovo/reports.csv").write_text("year;form;title\n2020;public_dialogue;Кемерово\n")
    text = folder / "kemerovo/texts/2020-public_dialogue/achievements.html"
    text.parent.mkdir(parents=True)
    text.write_text("<p>Удалось многое.</p>\n", encoding="utf-8")
    call_command("demo", folder=folder)
    assert "Удалось" in Report.objects.get().sections.get(code="achievements").blocks.get(type="text").text
    text.rename(text.with_name("dreams.html"))
    with pytest.raises(CommandError, match=r"dreams\.html: в отчёте нет такого раздела"):
        call_command("demo", folder=folder)
