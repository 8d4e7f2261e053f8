"""The tax number (ИНН) and the state registration number (ОГРН, ОГРНИП) with their check digits.

Lengths and check digits follow the orders of the Federal Tax Service as `python-stdnum` implements them.
"""

from types import ModuleType

from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength
from stdnum.ru import inn, ogrn


class IdentifierError(ValueError):
    """The text is no such identifier; the message says in one Russian sentence what to do."""


def check_inn(text: str) -> str:
    """The ten digits of an organisation or twelve of a person, without spaces. Raises IdentifierError."""
    return _check(text, inn, "ИНН", "10 цифр у организации или 12 у физического лица")


def check_ogrn(text: str) -> str:
    """The thirteen digits of an organisation or fifteen of an entrepreneur. Raises IdentifierError."""
    return _check(text, ogrn, "ОГРН", "13 цифр у организации или 15 у предпринимателя")


def _check(text: str, standard: ModuleType, name: str, length: str) -> str:
    digits = "".join(text.split())
    if not digits:
        raise IdentifierError(f"Введите {name}: {length}.")
    if not (digits.isascii() and digits.isdigit()):
        raise IdentifierError(f"{name} состоит только из цифр: уберите остальные знаки.")
    try:
        return str(standard.validate(digits))
    except InvalidLength:
        raise IdentifierError(f"В {name} не хватает цифр или есть лишние: нужно {length}.") from None
    except (InvalidChecksum, InvalidComponent, InvalidFormat):
        raise IdentifierError(f"Контрольная цифра {name} не сходится: сверьте его с выпиской.") from None
