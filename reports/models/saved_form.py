from django.conf import settings
from django.db import models

from portal.models import Municipality
from portal.models.history import recorded
from portal.models.json_object import object_rule
from portal.models.natural_key import NaturalKeyModel
from reports.models.report import Report


@recorded
class SavedForm(NaturalKeyModel):
    """A form of report that a coordinator made of a report (форма отчёта): its shape without its words and numbers.

    ``content`` holds the sections, their blocks and settings as `reports.form_book` reads and writes them. ``code`` is
    unique in the whole portal, because reports are known by the code of their form.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="saved_forms", verbose_name="муниципалитет"
    )
    code = models.SlugField("код", max_length=60, unique=True)
    title = models.CharField("название", max_length=200)
    about = models.TextField("для чего", blank=True)
    content = models.JSONField("разделы и блоки", default=dict)
    is_shared = models.BooleanField("доступна другим городам", default=False)
    made_from = models.ForeignKey(
        Report, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="сделана из отчёта"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="кто сделал",
    )
    made_at = models.DateTimeField("когда", auto_now_add=True)

    natural_key_fields = ("municipality__slug", "code")

    class Meta:
        verbose_name = "форма отчёта"
        verbose_name_plural = "формы отчётов"
        ordering = ("title",)
        constraints = [object_rule("saved_form", "content")]

    def __str__(self) -> str:
        return self.title
