"""The passport of a number: what it is, how it was made, how exactly it is known, what is behind it (откуда число)."""

from reports.passports.passport import Passport, Passports, passport_of

__all__ = ["Passport", "Passports", "passport_of"]
