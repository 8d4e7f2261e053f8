from django.urls import path

from reports.views.texts import editor, picker, reading

BLOCK = "<slug:slug>/reports/<int:report>/blocks/<int:block>/text"

urlpatterns = [
    path(f"{BLOCK}/", editor.text, name="block-text"),
    path(f"{BLOCK}/pasted/", reading.pasted, name="text-pasted"),
    path(f"{BLOCK}/typed/", reading.typed, name="text-typed"),
    path("<slug:slug>/reports/<int:report>/figures/", picker.figures, name="figure-picker"),
]
