"""Rules for identifiers, written once for models, forms and imports."""

from collections.abc import Callable

from django.core.exceptions import ValidationError

from portal.lib.identifiers import IdentifierError, check_inn, check_ogrn


def validate_inn(value: str) -> None:
    _reject(check_inn, value)


def validate_ogrn(value: str) -> None:
    _reject(check_ogrn, value)


def _reject(check: Callable[[str], str], value: str) -> None:
    try:
        check(value)
    except IdentifierError as error:
        raise ValidationError(str(error), code="identifier") from error
