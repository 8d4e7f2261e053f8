"""Addresses of the whole portal, which stand before those of the cities."""

from reports.api import urls as api
from reports.opendata import urls as opendata
from reports.views.catalogue import urls as catalogue
from reports.views.machines import urls as machines

urlpatterns = [
    *catalogue.urlpatterns,
    *opendata.urlpatterns,
    *api.urlpatterns,
    *machines.urlpatterns,
]
