"""A coordinator at the pages: each form is read from the page that shows it, filled in by what a person sees, posted.

A choice that the page does not offer cannot be made, and an answer that refuses the form fails the test.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from django.test import Client
from lxml import html

Told = str | bool | tuple[str, ...]
"""What a person does with a field: words, a tick, several ticks."""


@dataclass
class Desk:
    client: Client
    home: str = "/workspace/kemerovo/"

    def enter(self, ledger: str, query: str = "", **fields: Told) -> None:
        """A new record by its form; choices are known by their words."""
        address = f"{self.home}{ledger}/new/{query}"
        self._send(address, self._form(address, next(iter(fields))), fields)

    def start_report(self, title: str, year: int = 2023) -> str:
        """The address of an empty report's builder, with one section of this name."""
        address = f"{self.home}reports/new/"
        form = self._form(address, "title")
        opened = self._send(address, form, {"form": "public_dialogue", "title": title, "year": str(year)})
        builder = opened.removesuffix("assign/")
        named = f"{builder}sections/new/"
        return self._send(named, self._form(named, "title"), {"title": "Таблицы"})

    def add_table(self, builder: str, kind: str, **fields: Told) -> str:
        """The address of the settings of the new block. One answer may bring further questions."""
        place, section = urlsplit(builder).path, parse_qs(urlsplit(builder).query)["section"][0]
        address = f"{place}sections/{section}/blocks/new/"
        answer, told = self.client.post(address, {"type": kind}), _prefixed(fields)
        while answer.status_code != 302:
            form = _form_with(html.fromstring(answer.content), "asked")
            now = {name: told.pop(name) for name in list(told) if name in form.fields}
            assert now, _complaints(answer.content)
            answer = self._post(address, form, now)
        block = urlsplit(answer.url).fragment.removeprefix("block-")
        return f"{place}blocks/{block}/settings/"

    def settle(self, block: str, **fields: Told) -> None:
        """Settings of a block in its pane; names without their prefix, «__» for «-»."""
        names = _prefixed(fields)
        self._send(block, self._form(block, next(iter(names))), names)

    def _form(self, address: str, holding: str) -> html.FormElement:
        answer = self.client.get(address, follow=True)
        assert answer.status_code == 200, (address, answer.status_code)
        return _form_with(html.fromstring(answer.content), holding)

    def _send(self, address: str, form: html.FormElement, fields: dict[str, Told]) -> str:
        """Where the accepted form leads."""
        answer = self._post(address, form, fields)
        assert answer.status_code == 302, _complaints(answer.content)
        return str(answer.url)

    def _post(self, address: str, form: html.FormElement, fields: dict[str, Told]) -> Any:
        for name, told in fields.items():
            _fill(form, name, told)
        posted: dict[str, list[str]] = {}
        for name, value in form.form_values():
            posted.setdefault(name, []).append(value)
        return self.client.post(urljoin(address, form.action or ""), posted)


def _prefixed(fields: dict[str, Told]) -> dict[str, Told]:
    return {f"settings-{name.replace('__', '-')}": told for name, told in fields.items()}


def _form_with(page: html.HtmlElement, name: str) -> html.FormElement:
    return next(form for form in page.forms if name in form.fields)


def _fill(form: html.FormElement, name: str, told: Told) -> None:
    field = form.inputs[name]
    if isinstance(field, html.SelectElement):
        field.value = _option(field, str(told))
    elif isinstance(field, html.RadioGroup):
        field.value = _box(field, str(told))
    elif isinstance(field, html.CheckboxGroup):
        field.value = {_box(field, words) for words in told}  # type: ignore[union-attr]
    elif isinstance(told, bool):
        field.checked = told
    else:
        field.value = told


def _option(field: html.SelectElement, words: str) -> str:
    found = [
        each.get("value", "") for each in field.iter("option") if words in (each.get("value"), _words(each))
    ]
    assert found, (words, [_words(each) for each in field.iter("option")])
    return found[0]


def _box(boxes: Iterable[html.InputElement], words: str) -> str:
    """The value of the tick or dot whose label begins with these words, or that is this value."""
    named = {str(box.get("value")): _words(box.getparent()) for box in boxes}
    found = [value for value, label in named.items() if words == value or label.startswith(words)]
    assert found, (words, named)
    return found[0]


def _words(each: html.HtmlElement) -> str:
    return " ".join(each.text_content().split())


def _complaints(content: bytes) -> list[str]:
    page = html.fromstring(content)
    return [_words(each) for each in page.iter() if "error" in (each.get("class") or "").split()]
