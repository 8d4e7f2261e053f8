import secrets

from django.db import models

from portal.models.history import recorded
from portal.models.json_object import object_rule
from portal.models.natural_key import NaturalKeyModel
from reports.models.section import Section


def new_block_code() -> str:
    return f"b{secrets.token_hex(4)}"


@recorded
class Block(NaturalKeyModel):
    """A piece of a section (блок): its type says how it becomes part of the document.

    ``text`` is cleaned HTML (p, ul, ol, li, strong, em, a) in which figures stand as tokens. ``code`` names the block
    in addresses of its numbers; it goes with the block wherever it is moved, and into next year's report.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="blocks", verbose_name="раздел")
    code = models.SlugField("код", max_length=40, default=new_block_code)
    position = models.PositiveSmallIntegerField("порядок")
    type = models.CharField("тип", max_length=60)
    settings = models.JSONField("настройки", default=dict, blank=True)
    text = models.TextField("текст", blank=True)
    prompt = models.TextField("подсказка тому, кто пишет", blank=True)
    origin = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="блок прошлого отчёта",
    )

    natural_key_fields = (
        "section__report__municipality__slug",
        "section__report__year",
        "section__report__form",
        "section__code",
        "position",
    )

    class Meta:
        verbose_name = "блок отчёта"
        verbose_name_plural = "блоки отчётов"
        ordering = ("section", "position")
        constraints = [
            models.UniqueConstraint(
                fields=("section", "position"), name="block_position", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(fields=("section", "code"), name="block_code_in_section"),
            object_rule("block", "settings"),
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.type}"
