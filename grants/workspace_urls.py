"""Pages of the workspace that only support has."""

from grants.views.recipients import workspace_urls as recipients

urlpatterns = [*recipients.urlpatterns]
