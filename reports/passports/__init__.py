"""The passport of a number: what it is, how exactly it is known, and the records behind it (откуда число)."""

from reports.passports.passport import Passport, passport_of

__all__ = ["Passport", "passport_of"]
