"""Addresses of the city's recipients in the workspace."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
