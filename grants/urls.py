"""Addresses of support for everybody: each subject names its own."""

from grants.views.contests import urls as contests
from grants.views.recipients import urls as recipients
from grants.views.support import urls as support

urlpatterns = [*recipients.urlpatterns, *support.urlpatterns, *contests.urlpatterns]
