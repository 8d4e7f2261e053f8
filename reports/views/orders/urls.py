"""Addresses of a report's files, settings and numbers."""

from django.urls import path

from reports.views import number
from reports.views.orders import files, settings

REPORT = "<slug:slug>/reports/<int:report>"

urlpatterns = [
    path(f"{REPORT}/files/<slug:code>/", files.file, name="report-file"),
    path(f"{REPORT}/files/<slug:code>/progress/", files.progress, name="report-file-progress"),
    path(f"{REPORT}/settings/", settings.settings, name="report-settings"),
    path(f"{REPORT}/number/", number.at_work, name="report-number"),
]
