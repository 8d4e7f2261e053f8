"""Addresses of the whole portal. The city stands first, so the portal's own addresses are reserved words."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("account/", include("portal.accounts.urls")),
    path("workspace/", include("portal.workspace.urls")),
    path("help/", include("portal.help.urls")),
    path("", include("reports.portal_urls")),
    path("<slug:slug>/", include("ngo_registry.urls")),
    path("<slug:slug>/", include("grants.urls")),
    path("", include("reports.urls")),
]
