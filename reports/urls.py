"""Pages that bring together what all apps know: the cities, a city, an organisation, and the reports."""

from django.urls import path

import portal.views.year  # noqa: F401  registers «year» in addresses
from reports.opendata import city_urls as opendata
from reports.views import city, home, number, organization, report, schema
from reports.views.catalogue import pages as catalogue
from reports.views.comparison import pages as comparison
from reports.views.editions import public as editions

EDITION = "<slug:slug>/reports/<year:year>/<slug:form>/editions/<int:number>"

urlpatterns = [
    path("", home.home, name="home"),
    path("reports/schema/<slug:name>.json", schema.schema, name="document-schema"),
    path("compare/", comparison.cities, name="compare-cities"),
    path("<slug:slug>/", city.city, name="city"),
    *opendata.urlpatterns,
    path("<slug:slug>/compare/", comparison.years, name="compare"),
    path("<slug:slug>/organizations/<int:pk>/", organization.organization, name="organization"),
    path("<slug:slug>/reports/", catalogue.of_one_city, name="reports"),
    path("<slug:slug>/reports/<year:year>/<slug:form>/", report.report, name="report"),
    path("<slug:slug>/reports/<year:year>/<slug:form>.<slug:ending>", report.report_file, name="report-file"),
    path("<slug:slug>/reports/<year:year>/<slug:form>/number/", number.number, name="number"),
    path(f"{EDITION}/", editions.edition, name="edition"),
    path(f"{EDITION}/differences/", editions.edition_differences, name="edition-differences"),
    path(f"{EDITION}/signatures/<int:pk>/", editions.edition_signature, name="edition-signature"),
    path(f"{EDITION}/sheet.css", editions.edition_style, name="edition-style"),
    path(f"{EDITION}/<slug:name>.<slug:ending>", editions.edition_file, name="edition-file"),
]
