"""Addresses of the guide."""

from django.urls import path

from portal.help import views

urlpatterns = [
    path("", views.contents, name="help"),
    path("<slug:slug>/", views.page, name="help-page"),
]
