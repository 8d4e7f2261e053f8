"""The visitor's side: the form, the letter, the button that confirms. No cookie, no account."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ngo_registry.actions.claims import TooManyClaims, confirm_claim, make_claim
from ngo_registry.claim_letters import ask_to_confirm, claim_by, tell_officials
from ngo_registry.forms.claim import ClaimForm
from ngo_registry.models import Organization
from portal.accounts.addresses import address_of
from portal.accounts.password_links import root_of
from portal.caching.counting import count_again
from portal.models import Municipality
from portal.views.of_city import of_city

AN_HOUR, FROM_ONE_PLACE = 60 * 60, 10
TOO_OFTEN = "С вашего адреса сегодня уже пришло много обращений. Попробуйте через час."


# Nothing that a signed-in person may do is done here, so there is nothing to forge; and no cookie is set.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@of_city
def new(request: HttpRequest, city: Municipality, pk: int) -> HttpResponse:
    organization = get_object_or_404(Organization, municipality=city, pk=pk)
    organization.municipality = city
    form = ClaimForm(request.POST or None)
    context = {"city": city, "organization": organization, "form": form, "here": "organizations"}
    if request.method != "POST" or not settings.SENDS_MAIL:
        context["accepts"] = settings.SENDS_MAIL
        return render(request, "ngo_registry/claims/new.html", context)
    if form.is_valid() and (form.is_trapped or _made(request, organization, form)):
        sent = reverse("claim-sent", args=[city.slug, pk])
        return HttpResponseRedirect(sent)
    return render(request, "ngo_registry/claims/new.html", {**context, "accepts": True}, status=422)


def _made(request: HttpRequest, organization: Organization, form: ClaimForm) -> bool:
    if _too_often(request):
        form.add_error(None, TOO_OFTEN)
        return False
    try:
        asked = {name: form.cleaned_data[name] for name in ("subject", "text", "email")}
        claim = make_claim(organization=organization, **asked)
    except TooManyClaims as refused:
        form.add_error(None, str(refused))
        return False
    ask_to_confirm.enqueue(claim.pk, root_of(request))
    return True


def _too_often(request: HttpRequest) -> bool:
    """The address itself is not written down, only its digest, and that for an hour."""
    digest = hashlib.sha256(f"{settings.SECRET_KEY}{address_of(request)}".encode()).hexdigest()
    return count_again(f"claims:{digest}", AN_HOUR) > FROM_ONE_PLACE


@require_http_methods(["GET", "HEAD"])
@of_city
def sent(request: HttpRequest, city: Municipality, pk: int) -> HttpResponse:
    organization = get_object_or_404(Organization, municipality=city, pk=pk)
    context = {"city": city, "organization": organization, "here": "organizations"}
    return render(request, "ngo_registry/claims/sent.html", context)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@of_city
def confirm(request: HttpRequest, city: Municipality, secret: str) -> HttpResponse:
    """A button, not the link itself: programs that look through mail open links."""
    claim = claim_by(secret)
    context = {"city": city, "claim": claim, "here": "organizations"}
    if claim is None or claim.municipality_id != city.pk:
        return render(request, "ngo_registry/claims/lost.html", {**context, "claim": None}, status=404)
    if request.method == "POST":
        if confirm_claim(claim):
            tell_officials.enqueue(claim.pk, root_of(request))
        return HttpResponseRedirect(request.path)
    return render(request, "ngo_registry/claims/confirm.html", context)
