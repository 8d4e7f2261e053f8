"""Addresses of a city's open data."""

from django.urls import path

from reports.opendata.views import files, live, pages

urlpatterns = [
    path("<slug:slug>/opendata/", pages.city_opendata, name="city-opendata"),
    path("<slug:slug>/opendata/live/<slug:dataset>.csv", live.city_live, name="open-data-live"),
    path("<slug:slug>/opendata/<path:name>", files.city_file, name="open-file"),
]
