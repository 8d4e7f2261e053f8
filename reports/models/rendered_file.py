from django.db import models

from reports.models.report import Report


class RenderedFile(models.Model):
    """A file that was made of a report, kept until the report changes.

    ``key`` is the digest of the document and of everything else that the bytes depend on; ``stamp`` is that of
    all records when it was last found to be right. The row is written after the file, so what it names is whole.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="files", verbose_name="отчёт")
    format = models.CharField("формат", max_length=20)
    key = models.CharField("отпечаток содержания", max_length=64)
    stamp = models.CharField("отпечаток записей", max_length=64, blank=True)
    file = models.FileField("файл", upload_to="reports/%Y/%m/")
    made_at = models.DateTimeField("сделан", auto_now=True)

    class Meta:
        verbose_name = "готовый файл отчёта"
        verbose_name_plural = "готовые файлы отчётов"
        constraints = [models.UniqueConstraint(fields=("report", "format"), name="file_once_a_format")]

    def __str__(self) -> str:
        return f"{self.report}, {self.format}"
