from django.urls import path

from reports.views.starting import open_report

urlpatterns = [
    path("<slug:slug>/report-forms/", open_report.report_forms, name="report-forms"),
]
