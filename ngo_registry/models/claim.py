from django.db import models
from django.db.models import Q

from ngo_registry.models.organization import Organization
from portal.models import Department, Municipality, User
from portal.models.history import recorded_without


class ClaimState(models.TextChoices):
    UNCONFIRMED = "unconfirmed", "почта не подтверждена"
    OPEN = "open", "рассматривается"
    CORRECTED = "corrected", "исправлено"
    DECLINED = "declined", "оставлено без изменений"


class ClaimSubject(models.TextChoices):
    """What of an organisation's page is said to be wrong."""

    NAME = "name", "название"
    STATUS = "status", "статус"
    ADDRESS = "address", "адрес и контакты"
    SUPPORT = "support", "поддержка"
    CONTESTS = "contests", "конкурсы и гранты"
    OTHER = "other", "другое"


# Who wrote is private and leaves no trace in the history; once answered, the address is forgotten.
@recorded_without("email")
class Claim(models.Model):
    """«У нас иначе»: somebody without an account says that the register is wrong (обращение об ошибке).

    It counts once the address is confirmed; then the department has ``due_on`` to answer. Everybody sees the
    subject, the days and the answer; the words and the address of who wrote are for officials alone.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="claims", verbose_name="муниципалитет"
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="claims", verbose_name="организация"
    )
    subject = models.CharField("что неверно", max_length=20, choices=ClaimSubject.choices)
    text = models.TextField("как на самом деле")
    email = models.EmailField("почта для ответа", blank=True)
    state = models.CharField(
        "состояние", max_length=20, choices=ClaimState.choices, default=ClaimState.UNCONFIRMED
    )
    department = models.ForeignKey(
        Department,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name="подразделение",
    )
    made_at = models.DateTimeField("отправлено", auto_now_add=True)
    confirmed_at = models.DateTimeField("подтверждено", null=True, blank=True)
    due_on = models.DateField("ответить до", null=True, blank=True)
    answer = models.TextField("ответ", blank=True, help_text="Его увидят все.")
    resolved_at = models.DateTimeField("решено", null=True, blank=True)
    resolved_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="кто решил"
    )

    class Meta:
        verbose_name = "обращение об ошибке"
        verbose_name_plural = "обращения об ошибках"
        ordering = ("municipality", "due_on", "id")
        indexes = [models.Index(fields=("municipality", "state", "due_on"), name="claim_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=(ClaimState.CORRECTED, ClaimState.DECLINED))
                | (Q(resolved_at__isnull=False) & ~Q(answer="")),
                name="claim_is_answered",
                violation_error_message="Напишите ответ: его увидит тот, кто сообщил об ошибке.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.get_subject_display()}"

    @property
    def is_answered(self) -> bool:
        return self.state in (ClaimState.CORRECTED, ClaimState.DECLINED)
