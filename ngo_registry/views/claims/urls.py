"""Addresses of claims for everybody."""

from django.urls import path

from ngo_registry.views.claims import public

urlpatterns = [
    path("organizations/<int:pk>/claim/", public.new, name="claim-new"),
    path("organizations/<int:pk>/claim/sent/", public.sent, name="claim-sent"),
    path("claims/<str:secret>/", public.confirm, name="claim-confirm"),
]
