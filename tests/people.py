"""The people who walk through the tests: each role in one city, strangers of another, a visitor."""

from dataclasses import dataclass

from django.test import Client

from portal.models import Department, Municipality, User


def make_city(slug: str = "kemerovo", name: str = "Кемерово") -> Municipality:
    city, _ = Municipality.objects.get_or_create(
        slug=slug,
        defaults={
            "name": name,
            "name_genitive": name,
            "name_locative": name,
            "region": "Регион",
            "administration": f"Администрация города {name}",
        },
    )
    return city


def make_department(city: Municipality, code: str = "culture") -> Department:
    department, _ = Department.objects.get_or_create(
        municipality=city, code=code, defaults={"name": f"Управление {code}"}
    )
    return department


def make_person(
    login: str, role: str, city: Municipality | None, department: Department | None = None
) -> User:
    return User.objects.create_user(
        login, password=login, role=role, municipality=city, department=department, is_staff=True
    )


@dataclass(frozen=True)
class People:
    """Everybody but the visitor can sign in; passwords equal logins."""

    superuser: User
    administrator: User
    coordinator: User
    specialist: User
    auditor: User
    stranger: User
    stranger_specialist: User


def make_people(city: Municipality | None = None, other: Municipality | None = None) -> People:
    """The strangers are the coordinator and the specialist of the other city."""
    city, other = city or make_city(), other or make_city("kogalym", "Когалым")
    return People(
        superuser=User.objects.create_superuser("superuser", password="superuser"),
        administrator=make_person("administrator", "administrator", city),
        coordinator=make_person("coordinator", "coordinator", city),
        specialist=make_person("specialist", "specialist", city, make_department(city)),
        auditor=make_person("auditor", "auditor", city),
        stranger=make_person("stranger", "coordinator", other),
        stranger_specialist=make_person("stranger-specialist", "specialist", other, make_department(other)),
    )


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def visitor() -> Client:
    return Client()
