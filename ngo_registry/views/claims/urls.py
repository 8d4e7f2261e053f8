"""Addresses of claims for everybody."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
