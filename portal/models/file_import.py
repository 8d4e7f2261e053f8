"""Files that people load into the register (загрузка): what was done with each, and its rows on the way in."""

from __future__ import annotations

from django.db import models

from portal.models.department import Department
from portal.models.municipality import Municipality
from portal.models.user import User


class ImportState(models.TextChoices):
    CHOSEN = "chosen", "выбран файл"
    CHECKING = "checking", "проверяется"
    CHECKED = "checked", "проверен"
    APPLYING = "applying", "загружается"
    APPLIED = "applied", "загружен"
    CANCELLED = "cancelled", "отменён"
    FAILED = "failed", "не удалось"
    UNDOING = "undoing", "возвращается как было"
    UNDONE = "undone", "возвращено как было"


AT_WORK = (ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING)


class Outcome(models.TextChoices):
    """What becomes of a line of the file."""

    NEW = "new", "новая"
    CHANGED = "changed", "изменится"
    UNCHANGED = "unchanged", "без изменений"
    SUSPICIOUS = "suspicious", "сомнительная"
    REFUSED = "refused", "не принята"
    SKIPPED = "skipped", "пропущена"


class FileImport(models.Model):
    """One load of one file (загрузка) from its choice to the end, and its undoing.

    ``mapping`` leads from the number of a column («0») to the code of a field, ``defaults`` from a field to what
    the person chose for the whole file, ``counts`` from an outcome to the number of lines. ``context`` is the
    context of the history under which the rows were written, so that they can be put back.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="file_imports", verbose_name="муниципалитет"
    )
    kind = models.CharField("что загружается", max_length=40)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="подразделение",
        help_text="Чьи записи: у специалиста — своего подразделения.",
    )
    person = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="кто загружает"
    )
    file = models.FileField("файл", upload_to="imports/%Y/%m/", max_length=200)
    name = models.CharField("имя файла", max_length=200)
    size = models.PositiveBigIntegerField("размер, байт")
    sha256 = models.CharField("отпечаток SHA-256", max_length=64)
    sheet = models.PositiveSmallIntegerField("лист", default=0)
    names = models.JSONField("заголовки столбцов", default=list, blank=True)
    header_line = models.PositiveIntegerField("строка заголовков", default=1)
    header_height = models.PositiveSmallIntegerField("строк в заголовке", default=1)
    mapping = models.JSONField("столбцы", default=dict, blank=True)
    defaults = models.JSONField("для всего файла", default=dict, blank=True)
    state = models.CharField(
        "состояние", max_length=20, choices=ImportState.choices, default=ImportState.CHOSEN
    )
    total = models.PositiveIntegerField("строк всего", default=0)
    done = models.PositiveIntegerField("строк пройдено", default=0)
    counts = models.JSONField("строк по исходам", default=dict, blank=True)
    with_suspicious = models.BooleanField("вместе с сомнительными", default=False)
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="кто подтвердил"
    )
    message = models.TextField("чем кончилось", blank=True)
    cancel_requested = models.BooleanField("просили остановить", default=False)
    context = models.UUIDField("запись в истории", null=True, blank=True)
    created_at = models.DateTimeField("создана", auto_now_add=True)
    queued_at = models.DateTimeField("поставлена в очередь", null=True, blank=True)
    started_at = models.DateTimeField("начата", null=True, blank=True)
    finished_at = models.DateTimeField("закончена", null=True, blank=True)

    class Meta:
        verbose_name = "загрузка файла"
        verbose_name_plural = "загрузки файлов"
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=("municipality", "-created_at"), name="file_import_newest_first")]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_state_display()})"


class ImportRow(models.Model):
    """A line of a file between its check and the end of its load; the table is kept out of PostgreSQL's log.

    ``cells`` are texts separated by U+001F: what each database column will hold, or, in a refused line, what the
    file said. A plain text is what COPY fills quickest, and no constraint is checked line by line.
    ``record`` is the record that the line was recognised as, and ``version`` the transaction (xmin) that had
    written it when it was compared: another one means that somebody has changed it since.
    """

    pk = models.CompositePrimaryKey("file_import_id", "line")
    file_import = models.ForeignKey(
        FileImport, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="rows"
    )
    line = models.PositiveIntegerField("строка файла")
    outcome = models.CharField("исход", max_length=12, choices=Outcome.choices)
    record = models.BigIntegerField("номер записи", null=True)
    version = models.BigIntegerField("версия записи", null=True)
    reason = models.TextField("почему", default="")
    cells = models.TextField("ячейки")

    class Meta:
        verbose_name = "строка загрузки"
        verbose_name_plural = "строки загрузки"

    def __str__(self) -> str:
        return f"строка {self.line}: {self.get_outcome_display()}"


class RememberedColumns(models.Model):
    """How the columns of a source were understood last time; the source is known by its header."""

    municipality = models.ForeignKey(
        Municipality, models.CASCADE, related_name="+", verbose_name="муниципалитет"
    )
    kind = models.CharField("что загружается", max_length=40)
    signature = models.CharField("отпечаток заголовков", max_length=64)
    mapping = models.JSONField("столбцы", default=dict)
    updated_at = models.DateTimeField("когда", auto_now=True)

    class Meta:
        verbose_name = "запомненные столбцы"
        verbose_name_plural = "запомненные столбцы"
        constraints = [
            models.UniqueConstraint(
                fields=("municipality", "kind", "signature"), name="columns_of_source_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {len(self.mapping)}"
