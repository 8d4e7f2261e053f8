"""Letters about a claim: to who made it, and to who must answer.

What waits in the queue of tasks is written down, so the secret of the link is made only as the letter is sent.
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from ngo_registry.actions.claims import LINK_DAYS
from ngo_registry.models import Claim
from portal.models import User
from portal.models.user import Role

SALT = "ngo_registry.claim"
DAY = 24 * 60 * 60


def secret_of(claim: Claim) -> str:
    return signing.dumps(claim.pk, salt=SALT)


def claim_by(secret: str) -> Claim | None:
    """The claim of a link; None for a link that nobody sent, that is too old, or whose claim is forgotten."""
    try:
        pk = signing.loads(secret, salt=SALT, max_age=LINK_DAYS * DAY)
    except signing.BadSignature:
        return None
    return Claim.objects.filter(pk=pk).select_related("organization", "municipality").first()


@task()
def ask_to_confirm(pk: int, root: str) -> None:
    claim = _claim(pk)
    if claim is not None:
        link = root + reverse("claim-confirm", args=[claim.municipality.slug, secret_of(claim)])
        _send("confirm", claim, [claim.email], root, link=link, days=LINK_DAYS)


@task()
def tell_officials(pk: int, root: str) -> None:
    """The department, where the claim has one, and who leads."""
    claim = _claim(pk)
    if claim is None:
        return
    theirs = Q(role=Role.COORDINATOR)
    if claim.department_id:
        theirs |= Q(department=claim.department_id)
    people = User.objects.filter(theirs, municipality=claim.municipality, is_active=True).exclude(email="")
    link = root + reverse("workspace:claim", args=[claim.municipality.slug, claim.pk])
    for person in people:
        _send("officials", claim, [person.email], root, link=link)


@task()
def tell_answer(pk: int, root: str) -> None:
    """Then the address has served its purpose and is forgotten."""
    claim = _claim(pk)
    if claim is not None and claim.email:
        _send("answer", claim, [claim.email], root, link=root + claim.organization.get_absolute_url())
        Claim.objects.filter(pk=pk).update(email="")


def _claim(pk: int) -> Claim | None:
    claims = Claim.objects.select_related("organization__municipality", "municipality", "department")
    return claims.filter(pk=pk).first()


def _send(name: str, claim: Claim, to: list[str], root: str, **context: object) -> None:
    if not settings.SENDS_MAIL:
        return
    letter = render_to_string(
        f"ngo_registry/claims/mail/{name}.txt", {"claim": claim, "root": root, **context}
    )
    subject, _, body = letter.strip().partition("\n")
    send_mail(subject, body.strip() + "\n", None, to)
