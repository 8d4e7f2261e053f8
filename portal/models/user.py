from django.contrib.auth.models import AbstractUser
from django.db import models

from portal.models.department import Department
from portal.models.history import recorded_without
from portal.models.municipality import Municipality


class Role(models.TextChoices):
    SPECIALIST = "specialist", "специалист подразделения"
    COORDINATOR = "coordinator", "сводящий отчёт"
    ADMINISTRATOR = "administrator", "администратор города"
    AUDITOR = "auditor", "аудитор"


@recorded_without("password", "last_login")
class User(AbstractUser):
    """A person who signs in (сотрудник); belongs to one city, or to none: then to the whole portal."""

    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="users",
        verbose_name="муниципалитет",
    )
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="users", verbose_name="подразделение"
    )
    role = models.CharField("роль", max_length=20, choices=Role.choices, blank=True)

    class Meta(AbstractUser.Meta):
        verbose_name = "сотрудник"
        verbose_name_plural = "сотрудники"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(department__isnull=True) | models.Q(municipality__isnull=False),
                name="user_department_has_city",
                violation_error_message="Укажите муниципалитет, к которому относится подразделение.",
            ),
        ]
