"""Addresses that stand before every city's."""

from django.urls import path

from reports.views.machines import robots, sitemap
from reports.views.machines.feed import PublishedReports

urlpatterns = [
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-organizations-<int:section>.xml", sitemap.organizations, name="sitemap-organizations"),
    path("sitemap-<slug:name>.xml", sitemap.part, name="sitemap-part"),
    path("feeds/reports.atom", PublishedReports(), name="reports-feed"),
]
