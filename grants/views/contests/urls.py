"""Addresses of the city's contests for everybody."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
