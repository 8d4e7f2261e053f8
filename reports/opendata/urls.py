"""Addresses that stand before every city's."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
