"""The second factor (второй фактор): a code of an application on the telephone, or a back-up code on paper."""

import logging
from base64 import b32encode
from datetime import datetime
from textwrap import wrap

import django_otp
import segno
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.accounts.colleagues import answers_for
from portal.models import User

logger = logging.getLogger(__name__)

BACKUP_CODES = 10
NAME = "Приложение"


def is_on(user: User) -> bool:
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def backup_codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user=user).count()


# Switching on: begin → the person's telephone learns the secret → confirm.


@transaction.atomic
def begin(user: User) -> TOTPDevice:
    """A new secret, which asks nobody for a code before it is confirmed."""
    unfinished(user).delete()
    return TOTPDevice.objects.create(user=user, name=NAME, confirmed=False)


def unfinished(user: User) -> QuerySet[TOTPDevice]:
    return TOTPDevice.objects.filter(user=user, confirmed=False)


@transaction.atomic
def confirm(device: TOTPDevice) -> list[str]:
    """Switches the factor on; returns the back-up codes, which are shown once."""
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    logger.info("second factor of %s switched on", device.user.get_username())
    return new_backup_codes(device.user)


@transaction.atomic
def new_backup_codes(user: User) -> list[str]:
    """Makes those before worthless."""
    StaticDevice.objects.filter(user=user).delete()
    paper = StaticDevice.objects.create(user=user, name="Резервные коды")
    codes = [StaticToken.random_token() for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=paper, token=code) for code in codes)
    return codes


@transaction.atomic
def forget_second_factor(person: User, *, by: User) -> None:
    """Switches it off: one's own, or a colleague's who has lost the telephone, by an administrator.

    Raises PermissionDenied where ``by`` does not answer for the person.
    """
    if by.pk != person.pk and not answers_for(by, person):
        raise PermissionDenied
    TOTPDevice.objects.filter(user=person).delete()
    StaticDevice.objects.filter(user=person).delete()
    logger.warning("second factor of %s switched off by %s", person.get_username(), by.get_username())


# Proving


def device_for(user: User, code: str) -> Device | None:
    """What a code is meant for: an application makes digits only, a back-up code is longer and has letters."""
    kind = TOTPDevice if len(code) == 6 and code.isdecimal() else StaticDevice
    return kind.objects.filter(user=user, confirmed=True).first()


def locked_until(device: Device) -> datetime | None:
    """After each wrong code the next one is tried later: in 1, 2, 4, 8… seconds."""
    allowed, why = device.verify_is_allowed()
    return None if allowed else why["locked_until"]


def proves(device: Device, code: str) -> bool:
    """Whether the code is right; uses it up."""
    return django_otp.verify_token(device.user, device.persistent_id, code) is not None


def remember_proof(request: HttpRequest, user: User, device: Device) -> None:
    """This session has proved the second factor, until it ends."""
    request.user = user
    django_otp.login(request, device)
    request.session.cycle_key()


# Showing


def secret_of(device: TOTPDevice) -> str:
    """«ABCD EFGH …», to be typed where there is no camera."""
    return " ".join(wrap(b32encode(device.bin_key).decode().rstrip("="), 4))


def picture_of(device: TOTPDevice) -> str:
    """The QR code as an inline SVG without styles."""
    return segno.make(device.config_url, error="l").svg_inline(omitsize=True, border=2, svgclass="qr")
