from django.urls import path

from reports.views.checking import findings, settling

urlpatterns = [
    path("<slug:slug>/reports/<int:report>/findings/", findings.findings, name="report-findings"),
    path("<slug:slug>/reports/<int:report>/findings/settle/", settling.settle, name="finding-settle"),
    path("<slug:slug>/reports/<int:report>/findings/again/", settling.again, name="declared-again"),
]
