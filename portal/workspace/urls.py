"""Addresses of the workspace: the city, the ledger, the record. An app's own pages go first."""

from django.urls import include, path

from portal.declarations import declared_in
from portal.workspace.views import (
    check,
    cities,
    delete,
    files,
    grid,
    history,
    home,
    lists,
    lookup,
    record,
    search,
)

app_name = "workspace"

own_pages = [address for module in declared_in("workspace_urls") for address in module.urlpatterns]

urlpatterns = [
    path("", cities.start, name="start"),
    path("new-city/", cities.new_city, name="new-city"),
    path("<slug:slug>/", home.home, name="home"),
    *own_pages,
    path("<slug:slug>/lookup/<slug:model>/", lookup.suggest, name="lookup"),
    path("<slug:slug>/imports/", include("portal.imports.pages.urls")),
    path("<slug:slug>/<slug:ledger>/check/", check.check, name="check"),
    path("<slug:slug>/search/", search.search, name="search"),
    path("<slug:slug>/<slug:ledger>/grid/<slug:code>/", grid.grid, name="grid"),
    path("<slug:slug>/<slug:ledger>/new/", record.new, name="new"),
    path("<slug:slug>/<slug:ledger>/deleted/", delete.deleted, name="deleted"),
    path("<slug:slug>/<slug:ledger>/deleted/<int:pk>/", delete.bring_back, name="put-back"),
    path("<slug:slug>/<slug:ledger>/<int:pk>/", record.edit, name="record"),
    path("<slug:slug>/<slug:ledger>/<int:pk>/delete/", delete.ask, name="delete"),
    path("<slug:slug>/<slug:ledger>/<int:pk>/history/", history.history, name="history"),
    path("<slug:slug>/<slug:ledger>/<int:pk>/history/<int:event>/", history.put_back, name="restore"),
    path("<slug:slug>/<slug:ledger>/<int:pk>/attachments/", files.add, name="attach"),
    path("<slug:slug>/<slug:ledger>/<int:pk>/attachments/<int:attachment>/", files.give, name="attachment"),
    path(
        "<slug:slug>/<slug:ledger>/<int:pk>/attachments/<int:attachment>/remove/",
        files.take_off,
        name="detach",
    ),
    path(
        "<slug:slug>/<slug:ledger>/<int:pk>/attachments/<int:attachment>/back/",
        files.bring_back,
        name="reattach",
    ),
    path("<slug:slug>/<slug:ledger>.<slug:ending>", lists.file, name="ledger-file"),
    path("<slug:slug>/<slug:ledger>/", lists.ledger, name="ledger"),
]
