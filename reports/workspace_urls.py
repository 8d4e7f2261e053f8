"""Pages of the workspace that only reports have."""

from django.urls import path

from reports.views import findings, open_report

urlpatterns = [
    path("<slug:slug>/report-forms/", open_report.report_forms, name="report-forms"),
    path("<slug:slug>/findings/", findings.findings, name="findings"),
]
