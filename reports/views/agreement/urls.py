from django.urls import path

from reports.views.agreement import board, steps, talk

REPORT = "<slug:slug>/reports/<int:report>"
SECTION = f"{REPORT}/sections/<int:section>"

urlpatterns = [
    path(f"{SECTION}/agree/", steps.agree, name="section-agree"),
    path(f"{SECTION}/changes/", steps.changes, name="section-changes"),
    path(f"{SECTION}/talk/", talk.talk, name="report-talk"),
    path(f"{SECTION}/talk/add/", talk.add, name="comment-add"),
    path(f"{REPORT}/comments/<int:comment>/settle/", talk.settle, name="comment-settle"),
    path(f"{REPORT}/board/", board.board, name="report-board"),
    path(f"{REPORT}/remind/", board.remind, name="report-remind"),
]
