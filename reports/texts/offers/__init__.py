"""What the picker offers: figures by name, as this city has them this year. One subject a file, found by itself."""

from reports.texts.offers.base import Draft, Ground, Offer, Subject
from reports.texts.offers.find import (
    every_offer,
    find_offers,
    ground_of,
    is_equal,
    number_of,
    offers_equal_to,
    titles_of,
)

__all__ = [
    "Draft",
    "Ground",
    "Offer",
    "Subject",
    "every_offer",
    "find_offers",
    "ground_of",
    "is_equal",
    "number_of",
    "offers_equal_to",
    "titles_of",
]
