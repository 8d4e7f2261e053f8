"""Who answers for a measure is part of its history too."""

from portal.models.history import recorded_set
from reports.models.plan import PlanItem


@recorded_set
class PlanItemDepartment(PlanItem.departments.through):
    class Meta:
        proxy = True
        verbose_name = "ответственный за мероприятие"
        verbose_name_plural = "ответственные за мероприятия"
