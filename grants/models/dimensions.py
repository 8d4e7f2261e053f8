"""The separate dimensions of support. Level of a contest and source of its money are two of them, not one."""

from django.db import models


class SupportKind(models.TextChoices):
    """Forms of support of 7-ФЗ, ст. 31.1, and those that municipalities add."""

    FINANCIAL = "financial", "финансовая"
    PROPERTY = "property", "имущественная"
    CONSULTING = "consulting", "консультационная"
    INFORMATIONAL = "informational", "информационная"
    EDUCATIONAL = "educational", "образовательная"
    ORGANIZATIONAL = "organizational", "организационная"
    OTHER = "other", "иная"


class MoneyForm(models.TextChoices):
    SUBSIDY = "subsidy", "субсидия"
    GRANT = "grant", "грант"
    REIMBURSEMENT = "reimbursement", "возмещение затрат"
    PRIZE = "prize", "премия"


class Tenure(models.TextChoices):
    """On what terms property is given."""

    FREE_USE = "free_use", "безвозмездное пользование"
    REDUCED_RENT = "reduced_rent", "льготная аренда"


class Level(models.TextChoices):
    """Who holds a contest."""

    FEDERAL = "federal", "всероссийский"
    REGIONAL = "regional", "региональный"
    MUNICIPAL = "municipal", "муниципальный"


class MoneySource(models.TextChoices):
    """Whose money is given."""

    FEDERAL_BUDGET = "federal_budget", "федеральный бюджет"
    REGIONAL_BUDGET = "regional_budget", "региональный бюджет"
    CITY_BUDGET = "city_budget", "местный бюджет"
    PRIVATE = "private", "частные средства"


class RecipientKind(models.TextChoices):
    """Who is counted where recipients are known only by number."""

    NGO = "ngo", "НКО"
    BUSINESS = "business", "субъекты МСП"
    INSTITUTION = "institution", "государственные и муниципальные учреждения"
    PERSON = "person", "физические лица"
    MIXED = "mixed", "организации и физические лица"


class ApplicantKind(models.TextChoices):
    """Into what a count of applicants or winners may be split; the label is the noun that is counted."""

    ASSOCIATION = "association", "объединение"
    ORGANIZATION = "organization", "организация"
    INSTITUTION = "institution", "учреждение"
    PERSON = "person", "физлицо"
