"""The ground that every app stands on: cities, departments, people, legal acts."""

from portal.models.department import Department
from portal.models.legal_act import LegalAct
from portal.models.municipality import Municipality
from portal.models.user import User

__all__ = ["Department", "LegalAct", "Municipality", "User"]
