"""Pages of the workspace that only people have."""

from django.urls import path

from portal.workspace.views import people

PEOPLE = {"ledger": "people"}

urlpatterns = [
    path("<slug:slug>/people/<int:pk>/invite/", people.send_invitation, PEOPLE, name="invite"),
    path(
        "<slug:slug>/people/<int:pk>/second-factor/",
        people.switch_off_second_factor,
        PEOPLE,
        name="forget-second-factor",
    ),
]
