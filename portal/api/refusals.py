"""Answers of the API that are no data: one Russian sentence that says what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import JsonResponse

WORDS: Mapping[str, str] = {
    "missing": "укажите значение",
    "int_parsing": "нужно целое число",
    "int_from_float": "нужно целое число",
    "int_parsing_size": "слишком большое число",
    "greater_than_equal": "число не меньше {ge}",
    "less_than_equal": "число не больше {le}",
    "date_from_datetime_parsing": "нужна дата ГГГГ-ММ-ДД",
    "date_from_datetime_inexact": "нужна дата ГГГГ-ММ-ДД без времени",
    "date_parsing": "нужна дата ГГГГ-ММ-ДД",
    "bool_parsing": "нужно true или false",
    "string_too_long": "не длиннее {max_length} знаков",
    "string_pattern_mismatch": "есть недопустимые знаки",
    "too_long": "не больше {max_length} значений",
    "enum": "такого значения нет; список — в описании API",
    "literal_error": "такого значения нет; список — в описании API",
}


def refusal(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> JsonResponse:
    answer = JsonResponse({"detail": sentence}, status=status, json_dumps_params={"ensure_ascii": False})
    for name, value in (headers or {}).items():
        answer[name] = value
    return answer


def sentence_of(errors: Sequence[Mapping[str, Any]]) -> str:
    """What pydantic has against the parameters, the first thing of each."""
    said: dict[str, str] = {}
    for error in errors:
        name = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "")
        said.setdefault(name, _said(error))
    return "; ".join(f"{name}: {words}" for name, words in said.items()) + "."


def _said(error: Mapping[str, Any]) -> str:
    words = WORDS.get(error["type"], "значение не подходит")
    return words.format(**error.get("ctx", {}))
