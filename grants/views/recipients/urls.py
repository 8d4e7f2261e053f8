"""Addresses of the city's recipients for everybody."""

from django.urls import path

from grants.views.recipients import public

urlpatterns = [
    path("recipients/", public.recipients, name="recipients"),
    path("recipients.<slug:ending>", public.recipients_file, name="recipients-file"),
]
