"""«Кто я здесь»: the person's own page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portal.accounts import second_factor
from portal.accounts.throttling import last_sign_ins
from portal.models import User
from portal.models.user import Role

SUPERUSER = "Ведёт весь портал: города, людей, общие справочники."
DUTIES = {
    Role.SPECIALIST: "Вносит и правит записи своего подразделения, видит все записи города.",
    Role.COORDINATOR: "Сводит отчёт города: вносит и правит все его записи.",
    Role.ADMINISTRATOR: "Ведёт людей, подразделения и все записи города.",
    Role.AUDITOR: "Видит все записи города, ничего не меняет.",
}
NOBODY = "Роль не назначена: попросите об этом администратора города."


@never_cache
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    context = {
        "role": role_of(request.user),
        "duty": duty_of(request.user),
        "has_second_factor": second_factor.is_on(request.user),
        "sign_ins": last_sign_ins(request.user),
    }
    return render(request, "accounts/profile.html", context)


def role_of(person: User) -> str:
    return "администратор портала" if person.is_superuser else person.get_role_display()


def duty_of(person: User) -> str:
    """The role in words."""
    return SUPERUSER if person.is_superuser else DUTIES.get(person.role, NOBODY)
