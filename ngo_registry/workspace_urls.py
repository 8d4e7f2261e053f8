"""Pages of the workspace that only organisations have."""

from django.urls import path

from ngo_registry import workspace_views as views
from ngo_registry.views.claims import workspace_urls as claims

urlpatterns = [
    *claims.urlpatterns,
    path("<slug:slug>/organizations/likeness/", views.likeness, name="organization-likeness"),
    path(
        "<slug:slug>/organizations/<int:pk>/merge/",
        views.merge_page,
        {"ledger": "organizations"},
        name="organization-merge",
    ),
]
