"""Addresses of the register. The page of one organisation tells of its support too: see reports."""

from django.urls import path

from ngo_registry.views import register
from ngo_registry.views.claims import urls as claims

urlpatterns = [
    path("organizations/", register.organizations, name="organizations"),
    path("organizations.<slug:ending>", register.organizations_file, name="organizations-file"),
    *claims.urlpatterns,
]
