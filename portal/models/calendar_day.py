from django.db import models

from portal.models.history import recorded
from portal.models.natural_key import NaturalKeyModel


@recorded
class CalendarDay(NaturalKeyModel):
    """A day that is not what its weekday says: a holiday, a moved day off, a working Saturday.

    The government moves days off each year, so they are data. Days that are not here are judged by weekday.
    """

    day = models.DateField("день", unique=True)
    is_working = models.BooleanField("рабочий", default=False)
    note = models.CharField("что за день", max_length=200, blank=True)

    natural_key_fields = ("day",)

    class Meta:
        verbose_name = "особый день календаря"
        verbose_name_plural = "производственный календарь"
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y}"
