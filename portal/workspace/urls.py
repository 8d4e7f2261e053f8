"""Addresses of the workspace: the city, the ledger, the record. An app's own pages go first."""

from importlib import import_module

from django.urls import path
from django.utils.module_loading import module_has_submodule

from portal.workspace.registry import our_apps
from portal.workspace.views import check, home, lookup, record

app_name = "workspace"

own_pages = [
    address
    for app in our_apps()
    if module_has_submodule(app.module, "workspace_urls")
    for address in import_module(f"{app.name}.workspace_urls").urlpatterns
]

urlpatterns = [
    path("", home.start, name="start"),
    path("<slug:slug>/", home.home, name="home"),
    *own_pages,
    path("<slug:slug>/lookup/<slug:model>/", lookup.suggest, name="lookup"),
    path("<slug:slug>/<slug:ledger>/check/", check.check, name="check"),
    path("<slug:slug>/<slug:ledger>/new/", record.new, name="new"),
    path("<slug:slug>/<slug:ledger>/<int:pk>/", record.edit, name="record"),
]
