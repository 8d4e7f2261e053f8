"""Addresses of the city's recipients in the workspace."""

from django.urls import path

from grants.views.recipients import clock

urlpatterns = [
    path("<slug:slug>/recipients/", clock.clock, name="recipients-clock"),
    path("<slug:slug>/recipients/enter/", clock.enter, name="recipients-enter"),
    path("<slug:slug>/recipients/sonko.<slug:ending>", clock.sonko_file, name="recipients-sonko-file"),
]
