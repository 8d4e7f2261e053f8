"""Follows the links of a page of sums and adds up what stands behind each."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from xml.etree.ElementTree import Element

from django.http import HttpResponse
from django.test import Client

from tests.pages.reading import element_of

RECORDS = "/support/records/"
SHOWN = re.compile(r"^([\d\s]+) (?:запись|записи|записей)\b(?: · ([\d\s]+(?:,\d)?) тыс)?")


COUNTED = re.compile(r"^(\d[\d\s]*?)\s?(?:$|запис|сводн|из них|–)")
MONEY = re.compile(r"^(\d[\d\s]*,\d)\s?(?:$|тыс)")


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).replace("\u00a0", " ").split())


def numbers_of(page: HttpResponse) -> Iterator[tuple[str, str]]:
    """(address, words) of each number that opens records."""
    for link in element_of(page).iter("a"):
        if RECORDS in link.get("href", "") and any(sign.isdigit() for sign in text_of(link)):
            yield link.get("href", ""), text_of(link)


def agrees(words: str, records: str, money: str) -> bool:
    """Whether a link says the same as the page that it opens; services and areas are said in units of their own."""
    if found := MONEY.match(words):
        return found[1] == money
    found = COUNTED.match(words)
    return found is None or found[1] == records


def roubles_of(lines: list[dict[str, str]]) -> Decimal:
    amounts = (line.get("Предоставлено, рублей") or line.get("Выделено, рублей") or "0" for line in lines)
    return sum((Decimal(amount.replace(",", ".")) for amount in amounts), Decimal(0))


def decimal(words: str) -> Decimal:
    return Decimal(words.replace(" ", "").replace(",", "."))


def told_at(client: Client, address: str) -> tuple[str, str]:
    """The number of records and their sum in thousands, as the page of the records says them."""
    page = client.get(address)
    assert page.status_code == 200, address
    (told,) = (each for each in element_of(page).iter("p") if each.get("role") == "status")
    found = SHOWN.match(text_of(told))
    assert found, text_of(told)
    return found[1].strip(), (found[2] or "").strip()


def lines_at(client: Client, address: str) -> list[dict[str, str]]:
    """The same selection as its CSV file."""
    answer = client.get(address.replace(RECORDS, "/support/records.csv"))
    text = b"".join(answer).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))
