"""What the editor asks about a text while it is being written: what of a paste stays, which numbers were typed."""

from __future__ import annotations

import json
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.views.decorators.http import require_POST

from portal.workspace.desk import Desk
from reports.models import Block
from reports.preview import writing_for
from reports.texts.clean import clean_html
from reports.texts.editing import for_editing, from_editing, tell
from reports.texts.offers import ground_of, titles_of
from reports.texts.plain import read_plain
from reports.texts.typed import typed_numbers
from reports.views.at_report import writing_block

LONGEST = 2_000_000
"""Characters of a paste: Word wraps a page of text into a hundred kilobytes of marks."""


@require_POST
@writing_block
def pasted(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    """The clipboard, ``html`` or mere ``words``: cleaned, with figures as they stand in the editor."""
    given, words = request.POST.get("html", ""), request.POST.get("words", "")
    if max(len(given), len(words)) > LONGEST:
        return HttpResponseBadRequest("Слишком много текста сразу: вставьте его частями.")
    block.text = clean_html(from_editing(given) if given else read_plain(words))
    writing = writing_for(block)
    titles = titles_of(ground_of(writing.scope))
    return HttpResponse(for_editing(block.text, partial(tell, block=block, writing=writing, titles=titles)))


@require_POST
@writing_block
def typed(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    """For each line of the text, where the typed numbers begin and end, counted as JavaScript counts."""
    try:
        lines = json.loads(request.POST.get("lines", "[]"))
    except json.JSONDecodeError:
        return HttpResponseBadRequest("Не удалось прочитать текст.")
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        return HttpResponseBadRequest("Не удалось прочитать текст.")
    return JsonResponse({"lines": [_spans(line) for line in lines]})


def _spans(line: str) -> list[tuple[int, int]]:
    return [(_units(line[:start]), _units(line[:end])) for start, end in typed_numbers(line)]


def _units(text: str) -> int:
    """JavaScript counts in units of UTF-16: a smile is two of them, and half a smile, which JSON may hold, is one."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
