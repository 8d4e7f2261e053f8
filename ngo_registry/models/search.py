"""What the search of the register reads: written by triggers of the database alone, never by Python.

The rows repeat what other tables hold, so none of them refers to another table with a constraint: a check of each
row would cost more than the row. See the migration ``0007_search`` for the triggers.
"""

import datetime

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, TextField

from ngo_registry.models.organization import Organization
from portal.models import Municipality

LONG_AGO = datetime.date(1, 1, 1)
"""Stands for an unknown day, so that every organisation has a place in the order of days."""


def _city() -> models.ForeignKey:
    return models.ForeignKey(
        Municipality, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )


class SearchEntry(models.Model):
    """One organisation as it is searched, counted and sorted.

    ``words`` holds each word once, with the weight of its best place: A present names, B former ones, C numbers,
    D address. ``facets`` are «status:active», «category:-»; ``years`` are «year:2023» or «year:-».
    """

    organization = models.OneToOneField(
        Organization,
        models.DO_NOTHING,
        primary_key=True,
        related_name="search_entry",
        db_constraint=False,
    )
    municipality = _city()
    name_key = models.TextField()
    words = SearchVectorField()
    facets = ArrayField(models.TextField())
    years = ArrayField(models.TextField())
    registered_on = models.DateField(default=LONG_AGO)
    support_sum = models.DecimalField(max_digits=20, decimal_places=2)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=("municipality", "name_key", "organization"), name="search_by_name"),
            models.Index(fields=("municipality", "registered_on", "organization"), name="search_by_day"),
            models.Index(fields=("municipality", "support_sum", "organization"), name="search_by_support"),
            GinIndex(
                fields=("words", "facets", "years"),
                name="search_by_words",
                gin_pending_list_limit=1024,  # kB that every search reads through
            ),
        ]

    def __str__(self) -> str:
        return self.name_key


class SearchCount(models.Model):
    """So many organisations of the city more, or fewer, bear the value: what counts is the sum of the rows.

    Writers only add rows and so never wait for each other.
    """

    municipality = _city()
    value = models.TextField()
    change = models.IntegerField()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=("municipality", "value"), name="search_count")]

    def __str__(self) -> str:
        return f"{self.value} {self.change:+}"


class SearchWord(models.Model):
    """A word that an organisation of the city bears, or bore: where parts of words and typos are looked up.

    A word may stand twice, for two writers who do not see each other may both add it.
    """

    municipality = _city()
    word = models.TextField()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=("municipality", "word"), name="search_word"),
            GinIndex(OpClass(F("word"), name="gin_trgm_ops"), name="search_word_parts"),
            GinIndex(
                Func(
                    F("word"), function="ngo_registry_one_letter_less", output_field=ArrayField(TextField())
                ),
                name="search_word_nearly",
            ),
        ]

    def __str__(self) -> str:
        return self.word
