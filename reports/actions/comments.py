"""Talking about a section: a comment, an answer to it, and the word that it is settled."""

from __future__ import annotations

import pghistory
from django.db import transaction
from django.db.models import Count

from portal.models import User
from reports.models import Block, Comment, Report, Section


@transaction.atomic
def say(section: Section, text: str, *, by: User, block: Block | None = None, place: str = "") -> Comment:
    """A new comment on the section, on a block of it or on a number. Accepted sections can be talked about, too."""
    with pghistory.context(user=by.pk, reason="Замечание к разделу"):
        return Comment.objects.create(section=section, block=block, place=place, text=text.strip(), author=by)


@transaction.atomic
def answer(comment: Comment, text: str, *, by: User) -> Comment:
    """An answer to an answer hangs on the first comment as well: a thread is one level deep."""
    first = comment.answers or comment
    with pghistory.context(user=by.pk, reason="Ответ на замечание"):
        return Comment.objects.create(
            section=first.section,
            block=first.block,
            place=first.place,
            text=text.strip(),
            answers=first,
            author=by,
        )


@transaction.atomic
def settle(comment: Comment, *, by: User, is_settled: bool = True) -> Comment | None:
    """Closes the thread, or opens it again, and gives its first comment; None where it stood so already."""
    first = Comment.objects.select_for_update(of=("self",)).get(pk=comment.answers_id or comment.pk)
    if first.is_settled == is_settled:
        return None
    first.is_settled = is_settled
    reason = "Замечание улажено" if is_settled else "Замечание снова открыто"
    with pghistory.context(user=by.pk, reason=reason):
        first.save(update_fields=["is_settled"])
    return first


def open_comments(report: Report) -> dict[int, int]:
    """How many threads of each section are not settled, by its database number; sections without any are left out."""
    found = Comment.objects.filter(section__report=report, answers=None, is_settled=False)
    counted = found.order_by().values_list("section_id").annotate(Count("pk"))
    return dict(counted)


def open_comments_of_blocks(section: Section) -> dict[int, int]:
    """The same of each block of a section, its numbers included; blocks without any are left out."""
    found = Comment.objects.filter(section=section, answers=None, is_settled=False, block__isnull=False)
    counted = found.order_by().values_list("block_id").annotate(Count("pk"))
    return dict(counted)
