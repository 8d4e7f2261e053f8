"""What is said about a section, its blocks and its numbers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from portal.accounts.password_links import root_of
from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from reports.actions import comments
from reports.forms.agreement import CommentForm
from reports.letters.notices import tell_comment, tell_settled
from reports.models import Block, Comment, Report, Section
from reports.talk import Words, is_place, steps_of, subject_of, threads_of, told
from reports.views.agreement.page import page_of_section
from reports.views.at_report import at_report, at_section, sections_at


@require_safe
@at_section
def talk(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    """Of the whole section, or with ``block`` or ``place`` in the query of that alone."""
    return _talk(request, desk, section, request.GET)


@require_POST
@at_section
def add(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    """Posted: ``text``; ``answers`` for an answer; ``block`` or ``place`` that a new comment is about."""
    if not desk.may_add(Comment):
        raise PermissionDenied
    form = CommentForm(request.POST)
    first = _comment(section, request.POST.get("answers", ""))
    if not form.is_valid():
        attempt = {"error": " ".join(form.errors["text"]), "answers": first.pk if first else None}
        typed = attempt | {"text": request.POST.get("text", "")}
        return _talk(request, desk, section, request.POST, status=422, attempt=typed)
    text = form.cleaned_data["text"]
    if first is not None:
        said = comments.answer(first, text, by=desk.user)
    else:
        block, place = _about(section, request.POST)
        said = comments.say(section, text, by=desk.user, block=block, place=place)
    tell_comment(said, by=desk.user, root=root_of(request))
    return _done(request, desk, section)


@require_POST
@at_report
def settle(request: HttpRequest, desk: Desk, report: Report, comment: int) -> HttpResponse:
    """Posted: ``settled`` is «0» where a thread is to be opened again."""
    found = get_object_or_404(Comment, pk=comment, section__report=report)
    section = get_object_or_404(sections_at(desk), pk=found.section_id)
    if not may_settle(desk, section, found):
        raise PermissionDenied
    if settled := comments.settle(found, by=desk.user, is_settled=request.POST.get("settled") != "0"):
        tell_settled(settled, by=desk.user, root=root_of(request))
    return _done(request, desk, section)


def may_settle(desk: Desk, section: Section, comment: Comment) -> bool:
    """Who said it, the section's department, and who leads the report."""
    return desk.may_add(Comment) and (comment.author_id == desk.user.pk or desk.may_change(section))


def _done(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    if request.htmx:
        response = _talk(request, desk, section, request.POST)
        return trigger_client_event(response, "talk-changed", {"blocks": _open_of_blocks(section)})
    query = urlencode({name: request.POST[name] for name in ("block", "place") if request.POST.get(name)})
    address = desk.url("report-talk", section.report_id, section.pk)
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


def _open_of_blocks(section: Section) -> dict[int, int]:
    """Of every block, so that the page takes away what it told of those that are settled."""
    return dict.fromkeys(section.blocks.values_list("pk", flat=True), 0) | comments.open_comments_of_blocks(
        section
    )


def _talk(
    request: HttpRequest,
    desk: Desk,
    section: Section,
    query: QueryDict,
    *,
    status: int = 200,
    attempt: dict[str, Any] | None = None,
) -> HttpResponse:
    words = Words(section.report)
    block, place = _about(section, query)
    all_threads = list(threads_of(section))
    shown = [each for each in all_threads if _is_about(each, block, place)]
    threads = [(each, may_settle(desk, section, each.first)) for each in told(shown, words)]
    context = page_of_section(desk, section, "Обсуждение") | {
        "threads": threads,
        "subject": subject_of(block, place, words),
        "others": len(all_threads) - len(shown),
        "may_talk": desk.may_add(Comment),
        "taken": steps_of(section),
        "attempt": attempt or {},
    }
    template = "talk" if request.htmx else "talk_page"
    return render(request, f"reports/agreement/{template}.html", context, status=status)


def _is_about(comment: Comment, block: Block | None, place: str) -> bool:
    if place:
        return comment.place == place
    return block is None or comment.block_id == block.pk


def _about(section: Section, query: QueryDict) -> tuple[Block | None, str]:
    """What is not of this section, or is no address, is left out: the talk is of the whole section then."""
    key, place = key_in(query.get("block", "")), query.get("place", "")
    block = section.blocks.filter(pk=key).first() if key else None
    return block, place if is_place(place) else ""


def _comment(section: Section, answers: str) -> Comment | None:
    """The comment that is answered. Raises Http404 for one of another section."""
    if not answers:
        return None
    found = Comment.objects.select_related("answers", "section__report__municipality", "block")
    return get_object_or_404(found, pk=key_in(answers) or 0, section=section)
