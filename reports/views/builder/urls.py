from django.urls import path

from reports.views.builder import adding, moving, page, sections, settings, undoing

REPORT = "<slug:slug>/reports/<int:report>"
SECTION = f"{REPORT}/sections/<int:section>"
BLOCK = f"{REPORT}/blocks/<int:block>"

urlpatterns = [
    path(f"{REPORT}/", page.builder, name="report-builder"),
    path(f"{REPORT}/undo/", undoing.take_back, name="report-undo"),
    path(f"{REPORT}/sections/new/", sections.new, name="section-new"),
    path(f"{SECTION}/sheet/", page.sheet, name="section-sheet"),
    path(f"{SECTION}/name/", sections.name, name="section-name"),
    path(f"{SECTION}/move/", sections.move, name="section-move"),
    path(f"{SECTION}/remove/", sections.remove, name="section-remove"),
    path(f"{SECTION}/blocks/new/", adding.new, name="block-new"),
    path(f"{BLOCK}/", page.block, name="block-shown"),
    path(f"{BLOCK}/move/", moving.move, name="block-move"),
    path(f"{BLOCK}/duplicate/", moving.duplicate, name="block-duplicate"),
    path(f"{BLOCK}/remove/", moving.remove, name="block-remove"),
    path(f"{BLOCK}/settings/", settings.change, name="block-settings"),
    path(f"{BLOCK}/preview/", settings.look, name="block-preview"),
]
