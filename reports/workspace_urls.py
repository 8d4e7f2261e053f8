"""Pages of the workspace that only reports have: each subject names its own addresses."""

from django.urls import path

from reports.views import findings
from reports.views.agreement import urls as agreement
from reports.views.builder import urls as builder
from reports.views.checking import urls as checking
from reports.views.editions import urls as editions
from reports.views.orders import urls as orders
from reports.views.own_table import urls as own_table
from reports.views.starting import urls as starting
from reports.views.texts import urls as texts

urlpatterns = [
    path("<slug:slug>/findings/", findings.findings, name="findings"),
    *starting.urlpatterns,
    *builder.urlpatterns,
    *texts.urlpatterns,
    *agreement.urlpatterns,
    *checking.urlpatterns,
    *editions.urlpatterns,
    *orders.urlpatterns,
    *own_table.urlpatterns,
]
