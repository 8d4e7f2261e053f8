"""Addresses of the city's recipients for everybody."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
