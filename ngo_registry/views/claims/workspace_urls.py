"""Addresses of claims in the workspace."""

from django.urls import path

from ngo_registry.views.claims import desk

urlpatterns = [
    path("<slug:slug>/claims/", desk.claims, name="claims"),
    path("<slug:slug>/claims/<int:pk>/", desk.claim, name="claim"),
    path("<slug:slug>/claims/<int:pk>/answer/", desk.answer, name="claim-answer"),
    path("<slug:slug>/claims/<int:pk>/hand/", desk.hand, name="claim-hand"),
]
