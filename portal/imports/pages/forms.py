"""What the import asks people for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from portal.imports.kinds import ImportKind

SUFFIXES = ".xlsx,.xls,.ods,.csv,.tsv,.txt"
HELP = "Выберите файл или перетащите его сюда: XLSX, XLS, ODS, CSV, TSV"
TOO_LARGE = "Файл больше {} МБ: разделите таблицу на части."


class UploadForm(forms.Form):
    """What is loaded, and the file."""

    kind = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={"required": "Отметьте, что в файле.", "invalid_choice": "Отметьте, что в файле."},
    )
    file = forms.FileField(
        label="Файл с таблицей",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": SUFFIXES}),
        error_messages={
            "required": "Выберите файл с таблицей.",
            "empty": "Файл пуст: выберите файл с таблицей.",
            "max_length": "Имя файла длиннее 200 знаков: дайте файлу короткое имя.",
            "missing": "Файл не дошёл: выберите его ещё раз.",
        },
    )

    def __init__(self, *args: Any, kinds: list[ImportKind], is_cut_off: bool = False, **kwargs: Any) -> None:
        """``is_cut_off``: the file was too large and has been thrown away on its way."""
        super().__init__(*args, auto_id="%s", **kwargs)
        file = self.fields["file"]
        self.fields["kind"].choices = [(kind.code, kind.title) for kind in kinds]
        file.help_text = f"{HELP} до {megabytes_allowed()}\u00a0МБ."
        if is_cut_off:
            file.error_messages["required"] = TOO_LARGE.format(megabytes_allowed())

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size > settings.MAX_IMPORT_SIZE:
            raise forms.ValidationError(TOO_LARGE.format(megabytes_allowed()), code="size")
        return file


def megabytes_allowed() -> int:
    return settings.MAX_IMPORT_SIZE >> 20


class ReasonForm(forms.Form):
    """Why an import is undone; the history of each record keeps it."""

    reason = forms.CharField(
        label="Почему возвращаете",
        help_text="Останется в истории каждой записи. Например: «загрузили прошлогодний файл».",
        max_length=300,
        widget=forms.TextInput(attrs={"class": "why", "autocomplete": "off"}),
        error_messages={
            "required": "Напишите причину: её увидят в истории записей.",
            "max_length": "Причина длиннее 300 знаков: сократите её.",
        },
    )
