"""All that the checks found in the city's newest reports."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.workspace.desk import Desk, at_desk
from portal.workspace.panels import Told
from reports.panels import FINDINGS


@require_safe
@at_desk
def findings(request: HttpRequest, desk: Desk) -> HttpResponse:
    context = {
        "desk": desk,
        "city": desk.city,
        "told": Told(FINDINGS, FINDINGS.tell(desk)),
        "steps": [("Замечания", None)],
    }
    return render(request, "workspace/findings.html", context)
