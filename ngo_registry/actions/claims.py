"""A claim that the register is wrong: made by anybody, confirmed by e-mail, answered by the department."""

from __future__ import annotations

import datetime

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ngo_registry.models import Claim, ClaimState, Organization
from portal.declarations import declared_in
from portal.models import Department, User
from portal.records.access import may_change

LINK_DAYS = 7
"""How long the link of the letter works; a claim that nobody confirmed is forgotten after it."""

OF_ADDRESS_A_DAY = 3
OF_ORGANIZATION_A_DAY = 20


class TooManyClaims(ValueError):
    """The message tells the visitor what to do."""


class AnsweredAlready(ValueError):
    """Somebody answered the claim meanwhile."""


@transaction.atomic
def make_claim(*, organization: Organization, subject: str, text: str, email: str) -> Claim:
    """It waits for its confirmation. Raises TooManyClaims."""
    forget_unconfirmed()
    since = timezone.now() - datetime.timedelta(days=1)
    lately = Claim.objects.filter(made_at__gte=since)
    if lately.filter(email__iexact=email).count() >= OF_ADDRESS_A_DAY:
        raise TooManyClaims("С этой почты сегодня уже пришло несколько обращений. Продолжите завтра.")
    waiting = lately.filter(organization=organization, state=ClaimState.UNCONFIRMED)
    if waiting.count() >= OF_ORGANIZATION_A_DAY:
        raise TooManyClaims("Об этой организации сегодня пришло много обращений. Напишите завтра.")
    with pghistory.context(reason="Обращение с сайта"):
        return Claim.objects.create(
            municipality=organization.municipality,
            organization=organization,
            subject=subject,
            text=text,
            email=email,
        )


def forget_unconfirmed() -> None:
    oldest = timezone.now() - datetime.timedelta(days=LINK_DAYS)
    Claim.objects.filter(state=ClaimState.UNCONFIRMED, made_at__lt=oldest).delete()


def responsible_for(claim: Claim) -> Department | None:
    """The department that an app above names, in its ``claims.py`` as ``RESPONSIBLE``; none leaves it to who leads."""
    found = (module.RESPONSIBLE(claim) for module in declared_in("claims"))
    return next((department for department in found if department is not None), None)


@transaction.atomic
def confirm_claim(claim: Claim) -> bool:
    """From now the term runs. Whether it was this call that confirmed: a link may be opened twice."""
    claim = Claim.objects.select_for_update().select_related("municipality").get(pk=claim.pk)
    if claim.state != ClaimState.UNCONFIRMED:
        return False
    claim.state, claim.confirmed_at = ClaimState.OPEN, timezone.now()
    claim.due_on = timezone.localdate() + datetime.timedelta(days=claim.municipality.claim_days)
    claim.department = responsible_for(claim)
    with pghistory.context(reason="Почта подтверждена"):
        claim.save()
    return True


@transaction.atomic
def answer_claim(claim: Claim, *, state: str, answer: str, by: User) -> Claim:
    """Everybody will read the answer. Raises PermissionDenied, AnsweredAlready."""
    claim = _open(claim, by)
    claim.state, claim.answer = state, answer
    claim.resolved_at, claim.resolved_by = timezone.now(), by
    with pghistory.context(user=by.pk, reason="Ответ на обращение"):
        claim.save()
    return claim


@transaction.atomic
def hand_claim(claim: Claim, *, department: Department | None, by: User) -> Claim:
    """Gives the claim to a department of the same city, or back to who leads. Raises as `answer_claim`."""
    claim = _open(claim, by)
    if department is not None and department.municipality_id != claim.municipality_id:
        raise PermissionDenied
    claim.department = department
    with pghistory.context(user=by.pk, reason="Обращение передано"):
        claim.save()
    return claim


def _open(claim: Claim, by: User) -> Claim:
    claim = Claim.objects.select_for_update(of=("self",)).select_related("organization").get(pk=claim.pk)
    if not may_change(by, Claim, claim):
        raise PermissionDenied
    if claim.is_answered:
        raise AnsweredAlready("На это обращение уже ответили. Ответ показан ниже.")
    return claim
