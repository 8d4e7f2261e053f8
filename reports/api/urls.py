"""Addresses that stand before every city's."""

from django.urls import path

from reports.api import views
from reports.api.assembled import PREFIX, api

urlpatterns = [
    path("api/", views.docs, name="api-docs"),
    path(f"{PREFIX}/openapi.json", views.openapi, name="api-schema"),
    path(f"{PREFIX}/", api.urls),
    path("api/<path:rest>", views.unknown),
]
