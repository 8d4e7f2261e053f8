"""Addresses of the city's support for everybody."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
