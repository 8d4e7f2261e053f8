from django.urls import path

from reports.views.starting import assigning, forms_of_city, listing, open_report, saving_form

REPORTS = "<slug:slug>/reports"

urlpatterns = [
    path(f"{REPORTS}/", listing.listing, name="report-list"),
    path(f"{REPORTS}/new/", open_report.report_new, name="report-new"),
    path("<slug:slug>/report-forms/", open_report.report_new, name="report-forms"),
    path(f"{REPORTS}/<int:report>/assign/", assigning.assigning, name="report-assign"),
    path(f"{REPORTS}/<int:report>/save-form/", saving_form.saving_form, name="report-save-form"),
    path(f"{REPORTS}/forms/<slug:form>/", forms_of_city.change, name="saved-form"),
    path(f"{REPORTS}/forms/<slug:form>/delete/", forms_of_city.delete, name="saved-form-delete"),
]
