from django.db import models

from portal.models import Municipality
from portal.models.history import recorded


@recorded
class OpenFile(models.Model):
    """A file of open data, made by a task and served as it was made (файл открытых данных).

    Without a city it holds the data of the whole portal. A newer file of the same data set and format takes the
    place of the current one; the older stays under its dated name. The row is written after the file.
    """

    municipality = models.ForeignKey(
        Municipality,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="open_files",
        verbose_name="муниципалитет",
    )
    dataset = models.SlugField("набор", max_length=40)
    format = models.CharField("формат", max_length=20)
    name = models.CharField("имя файла", max_length=160)
    file = models.FileField("файл", upload_to="opendata/%Y/%m/", max_length=300)
    size = models.PositiveBigIntegerField("байт")
    rows = models.PositiveBigIntegerField("строк")
    sha256 = models.CharField("SHA-256", max_length=64)
    stamp = models.CharField("отпечаток записей", max_length=64)
    made_at = models.DateTimeField("сделан")
    is_current = models.BooleanField("действующий", default=True)

    class Meta:
        verbose_name = "файл открытых данных"
        verbose_name_plural = "файлы открытых данных"
        ordering = ("municipality", "dataset", "format", "-made_at")
        constraints = [
            models.UniqueConstraint(
                fields=("municipality", "dataset", "format"),
                condition=models.Q(is_current=True),
                nulls_distinct=False,
                name="open_file_current_once",
            ),
            models.UniqueConstraint(
                fields=("municipality", "name"), nulls_distinct=False, name="open_file_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
