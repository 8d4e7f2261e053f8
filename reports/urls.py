"""Pages that bring together what all apps know: the cities, a city, an organisation, and the reports."""

from django.urls import path, register_converter

from reports.views import city, home, number, organization, report, reports


class YearConverter:
    """Four digits: a longer number is no year, and the database could not hold it."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


register_converter(YearConverter, "year")

urlpatterns = [
    path("", home.home, name="home"),
    path("<slug:slug>/", city.city, name="city"),
    path("<slug:slug>/organizations/<int:pk>/", organization.organization, name="organization"),
    path("<slug:slug>/reports/", reports.reports, name="reports"),
    path("<slug:slug>/reports/<year:year>/<slug:form>/", report.report, name="report"),
    path("<slug:slug>/reports/<year:year>/<slug:form>.<slug:ending>", report.report_file, name="report-file"),
    path("<slug:slug>/reports/<year:year>/<slug:form>/number/", number.number, name="number"),
]
