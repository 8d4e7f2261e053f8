"""The portal with one more page: it answers as little as a page for a signed-in person can."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path


@login_required
def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("workspace/empty/page/", empty), path("", include("portal.urls"))]
