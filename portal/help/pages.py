"""The pages of the guide, in the order in which they are read; each has a template of its name in templates/help/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Reader(Enum):
    """Whom a page is for; the value heads their part of the contents."""

    VISITOR = "Посетителям сайта"
    OFFICIAL = "Сотрудникам"


@dataclass(frozen=True)
class Page:
    """``sections`` are the headings of the page by their anchors; ``about`` is one sentence for the contents."""

    slug: str
    title: str
    about: str
    reader: Reader
    sections: Mapping[str, str]


PAGES = (
    Page(
        "organizations",
        "Найти организацию",
        "Поиск по названию, номеру или адресу, опечатки, отбор и выгрузка списка.",
        Reader.VISITOR,
        {
            "search": "Найдите по названию, номеру или адресу",
            "mistakes": "Если вы ошиблись в слове",
            "facets": "Уточните список",
            "share": "Сохраните или передайте список",
        },
    ),
    Page(
        "organization",
        "Страница организации и «У нас иначе»",
        "Что рассказывает страница и как сообщить, что в ней ошибка.",
        Reader.VISITOR,
        {"what": "Что есть на странице", "claim": "Сообщите, если у вас иначе"},
    ),
    Page(
        "money",
        "Получатели, поддержка, конкурсы",
        "Реестр получателей на любую дату, деньги города, приём заявок на конкурсы.",
        Reader.VISITOR,
        {
            "recipients": "Реестр получателей",
            "support": "Поддержка: на что ушли деньги",
            "contests": "Конкурсы: не пропустите приём заявок",
        },
    ),
    Page(
        "reports",
        "Отчёты и откуда число",
        "Как прочитать отчёт города, раскрыть любое число и проверить файл.",
        Reader.VISITOR,
        {
            "read": "Откройте отчёт",
            "number": "Узнайте, откуда число",
            "editions": "Редакции и проверка файла",
            "compare": "Сравните годы и города",
        },
    ),
    Page(
        "open-data",
        "Открытые данные и API",
        "Файлы для Excel и программ, описание столбцов, запросы к API.",
        Reader.VISITOR,
        {"files": "Скачайте файлы", "check": "Поймите столбцы и проверьте файл", "api": "Спросите через API"},
    ),
    Page(
        "reading",
        "Настройки чтения и клавиатура",
        "Крупный текст, высокий контраст, работа без мыши, печать.",
        Reader.VISITOR,
        {
            "settings": "Сделайте текст удобным",
            "keyboard": "Работайте без мыши",
            "print": "Напечатайте страницу",
        },
    ),
    Page(
        "sign-in",
        "Войти на портал",
        "Приглашение, пароль, второй фактор, список задач.",
        Reader.OFFICIAL,
        {
            "first": "Войдите в первый раз",
            "second-factor": "Включите второй фактор",
            "tasks": "Что вы увидите после входа",
            "password": "Если забыли пароль",
        },
    ),
    Page(
        "records",
        "Внести организацию и поддержку",
        "Формы, таблица со вставкой из Excel, история и возврат прежнего.",
        Reader.OFFICIAL,
        {
            "organization": "Внесите организацию",
            "support": "Внесите поддержку",
            "table": "Внесите много строк таблицей",
            "contests": "Внесите конкурс",
            "mend": "Исправьте ошибку",
        },
    ),
    Page(
        "loading",
        "Загрузить из Excel",
        "Файл, столбцы, проверка до загрузки и возврат.",
        Reader.OFFICIAL,
        {
            "file": "Выберите файл",
            "columns": "Проверьте столбцы",
            "preview": "Посмотрите, что изменится",
            "undo": "Верните, если загрузили не то",
        },
    ),
    Page(
        "terms",
        "Сроки: реестр получателей и обращения",
        "Что внести в реестр и когда, кому и до какого дня ответить.",
        Reader.OFFICIAL,
        {
            "clock": "Внесите поддержку в реестр вовремя",
            "calendar": "Поправьте рабочие дни и сроки",
            "federal": "Передайте в федеральный реестр СОНКО",
            "claims": "Ответьте на обращение",
        },
    ),
    Page(
        "writing",
        "Начать отчёт и написать раздел",
        "Новый год, поручения, текст с числами, таблицы.",
        Reader.OFFICIAL,
        {
            "start": "Начните отчёт года",
            "assign": "Поручите разделы",
            "text": "Напишите текст",
            "figures": "Вставьте число в текст",
            "tables": "Добавьте таблицу или диаграмму",
        },
    ),
    Page(
        "agreement",
        "Сдать, проверить, принять",
        "Согласование разделов, обсуждение, замечания проверок.",
        Reader.OFFICIAL,
        {
            "hand-in": "Сдайте раздел",
            "accept": "Примите или верните",
            "board": "Следите за сроками",
            "findings": "Разберите замечания проверок",
        },
    ),
    Page(
        "editions",
        "Опубликовать и исправить отчёт",
        "Публикация, файлы, следующая редакция, подпись, отзыв.",
        Reader.OFFICIAL,
        {
            "publish": "Опубликуйте отчёт",
            "correct": "Исправьте опубликованное",
            "signature": "Приложите электронную подпись",
            "withdraw": "Отзовите редакцию",
        },
    ),
    Page(
        "people",
        "Сотрудники и подразделения",
        "Для администратора города: приглашения, роли, сведения о городе.",
        Reader.OFFICIAL,
        {
            "roles": "Кому что можно",
            "invite": "Пригласите сотрудника",
            "leave": "Помогите или отключите",
            "departments": "Подразделения и город",
        },
    ),
)


def beside(page: Page) -> tuple[Page | None, Page | None]:
    """The pages before and after it in the order of reading."""
    place = PAGES.index(page)
    return (PAGES[place - 1] if place else None), (PAGES[place + 1] if place + 1 < len(PAGES) else None)
