from django.urls import path

from reports.views.own_table import page

urlpatterns = [
    path("<slug:slug>/reports/<int:report>/blocks/<int:block>/table/", page.own_table, name="own-table"),
]
