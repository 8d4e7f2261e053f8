"""Addresses of the guide."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
