"""Addresses that stand before every city's."""

from django.urls import URLPattern, path

from reports.views.catalogue import pages

urlpatterns: list[URLPattern] = [path("reports/", pages.catalogue, name="catalogue")]
