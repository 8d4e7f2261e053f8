"""Addresses of a city's open data."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
