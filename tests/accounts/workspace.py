"""A page with a form under /workspace/, as the portal's own are, and the portal around it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path

from portal.accounts import kept_posts


@login_required
def form_page(request: HttpRequest) -> HttpResponse:
    """Tells what the form would be filled with."""
    kept = kept_posts.take(request)
    return JsonResponse({"posted": request.method == "POST", "kept": dict(kept.lists()) if kept else None})


async def async_page(request: HttpRequest) -> HttpResponse:
    """Tells who asks, as views that wait for nobody learn it."""
    return HttpResponse((await request.auser()).get_username() or "visitor")


urlpatterns = [
    path("async/", async_page),
    path("workspace/form/", form_page),
    path("workspace/other/", form_page),
    path("elsewhere/", form_page),
    path("", include("portal.urls")),
]
