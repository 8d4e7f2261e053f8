"""Addresses of the city's support for everybody."""

from django.urls import URLPattern, path

from grants.views.support import page, records

urlpatterns: list[URLPattern] = [
    path("support/", page.support, name="support"),
    path("support/records/", records.support_records, name="support-records"),
    path("support/records.<slug:ending>", records.support_records_file, name="support-records-file"),
]
