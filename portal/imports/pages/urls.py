"""Addresses of the import, under /workspace/<city>/imports/."""

from django.urls import path

from portal.imports.pages import columns, deciding, preview, progress, starting

urlpatterns = [
    path("", starting.start, name="imports"),
    path("new/<slug:kind>/", starting.start, name="import-start"),
    path("new/<slug:kind>/template.xlsx", starting.template, name="import-template"),
    path("<int:pk>/", progress.step, name="import"),
    path("<int:pk>/columns/", columns.columns, name="import-columns"),
    path("<int:pk>/preview/", preview.preview, name="import-preview"),
    path("<int:pk>/refused.xlsx", preview.refused, name="import-refused"),
    path("<int:pk>/progress/", progress.progress, name="import-progress"),
    path("<int:pk>/confirm/", deciding.confirm, name="import-confirm"),
    path("<int:pk>/cancel/", deciding.cancel, name="import-cancel"),
    path("<int:pk>/undo/", deciding.undo, name="import-undo"),
]
