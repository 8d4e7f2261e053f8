"""The ground that every app stands on: cities, departments, people, legal acts."""

from portal.models.attachment import Attachment
from portal.models.calendar_day import CalendarDay
from portal.models.department import Department
from portal.models.file_import import FileImport, ImportRow, RememberedColumns
from portal.models.legal_act import LegalAct
from portal.models.municipality import Municipality
from portal.models.user import User

__all__ = [
    "Attachment",
    "CalendarDay",
    "Department",
    "FileImport",
    "ImportRow",
    "LegalAct",
    "Municipality",
    "RememberedColumns",
    "User",
]
