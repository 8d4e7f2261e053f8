"""Addresses of the register. The page of one organisation tells of its support too: see reports."""

from django.urls import path

from ngo_registry import views

urlpatterns = [
    path("organizations/", views.organizations, name="organizations"),
    path("organizations.<slug:ending>", views.organizations_file, name="organizations-file"),
]
