"""Addresses that stand before every city's: the data of the whole portal."""

from django.urls import path

from reports.opendata.views import files, live, pages

urlpatterns = [
    path("opendata/", pages.opendata, name="opendata"),
    path("opendata/all/live/<slug:dataset>.csv", live.whole_live, name="open-data-live"),
    path("opendata/all/<path:name>", files.whole_file, name="open-file"),
]
