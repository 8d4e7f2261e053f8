"""Addresses of publication in the workspace."""

from django.urls import path

from reports.views.editions import publishing, register

REPORT = "<slug:slug>/reports/<int:report>"

urlpatterns = [
    path(f"{REPORT}/publish/", publishing.publishing, name="report-publish"),
    path(f"{REPORT}/editions/", register.register, name="report-editions"),
    path(f"{REPORT}/editions/<int:number>/withdraw/", register.withdrawing, name="edition-withdraw"),
    # Its end makes uploads stop at the limit of attachments.
    path(f"{REPORT}/editions/<int:number>/attachments/", register.signing, name="edition-sign"),
]
