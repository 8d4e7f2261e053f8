"""Addresses of claims in the workspace."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
