"""Russian agreement of a noun phrase with the number before it: «5 общественных организаций инвалидов»."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache, lru_cache, partial
from itertools import takewhile
from typing import Any, Final

from portal.lib.numerals import numeral
from portal.lib.quantities import Qualifier
from portal.lib.units import Plural, plural_of

Form = tuple[str, str]
"""A case and a number in the dictionary's tags: ("gent", "plur")."""

CASES: Final = {
    "именительный": "nomn",
    "родительный": "gent",
    "дательный": "datv",
    "винительный": "accs",
    "творительный": "ablt",
    "предложный": "loct",
}

_NOUNS: Final = frozenset({"NOUN"})
_ADJECTIVES: Final = frozenset({"ADJF", "PRTF"})
_DIRECT_CASES: Final = frozenset({"nomn", "accs"})
_FIXED: Final = frozenset({"млн", "млрд", "тыс", "чел", "руб"})

_SIMPLE_FEW: Final = frozenset({2, 3, 4})
"""«Поддержать 2 победителей», yet «22 победителя»: only simple numerals show who is alive."""

_COUNTED: Final = {
    "год": {"gent": "лет"},
    "человек": {"gent": "человек", "datv": "человекам", "ablt": "человеками", "loct": "человеках"},
}
"""Plural forms that stand after a number only: «5 человек», yet «пожилых людей»."""

_MARKS: Final = "«»„“\"'(),"
_PREFIXES: Final = frozenset(
    {
        *("арт", "аудио", "бизнес", "веб", "видео", "вице", "интернет", "койко", "медиа", "мини"),
        *("онлайн", "офлайн", "премьер", "пресс", "фото", "экс", "экспресс"),
    }
)
"""What does not change before a hyphen: «5 пресс-секретарей», yet «5 детей-сирот»."""

_APPOSED: Final = frozenset({"интернат", "музей", "лаборатория", "студия", "клуб"})
"""Things that, like all who live, stand as a second noun beside the first: «2 школы-интерната»."""


def agree(
    value: Decimal | int,
    phrase: str,
    case: str = "nomn",
    qualifier: Qualifier = Qualifier.EXACT,
) -> str:
    """The phrase, without the number, in the form that goes with it.

    `phrase` is in the nominative singular; its leading adjectives and first noun change, what follows stays.
    `case` is a value of CASES. After «более», «свыше», «около» and «до» the number stands in the genitive.
    Raises ValueError for an unknown case.
    """
    if case not in CASES.values():
        raise ValueError(f"unknown case {case!r}; known: {', '.join(CASES.values())}")
    case = case if qualifier is Qualifier.EXACT else "gent"
    return _agree(plural_of(value), value in _SIMPLE_FEW, phrase, case)


def in_letters(number: int, phrase: str, case: str = "nomn", qualifier: Qualifier = Qualifier.EXACT) -> str:
    """The numeral and the phrase: «четыре рабочих совещания». Raises ValueError as `agree` and `numeral` do."""
    said = agree(number, phrase, case, qualifier)
    modifiers, head, _ = _split(phrase)
    gender, animacy = _gender_and_animacy(modifiers, head)
    written = numeral(
        number,
        case if qualifier is Qualifier.EXACT else "gent",
        "plur" if _is_plural_only(head) else gender,
        is_alive=animacy == "anim",
    )
    return f"{written} {said}"


@lru_cache(maxsize=4096)
def _agree(plural: Plural, small: bool, phrase: str, case: str) -> str:
    modifiers, head, tail = _split(phrase)
    gender, animacy = _gender_and_animacy(modifiers, head)
    if _is_plural_only(head):
        noun_form = adjective_form = _form_of_plural_only(plural, case)
    else:
        noun_form, adjective_form = _forms(plural, case, gender, animate_few=small and animacy == "anim")
    adjective = partial(_adjective, form=adjective_form, gender=gender, animacy=animacy)
    changed = [_in_marks(word, adjective) for word in modifiers]
    if not _reading(head, _NOUNS):
        changed.append(_in_marks(head, adjective))
    else:
        form = adjective_form if _declines_as_adjective(head) else noun_form
        changed.append(_in_marks(head, partial(_noun, form=form, alone=not modifiers)))
    return " ".join(changed + tail)


def _in_marks(word: str, change: Callable[[str], str]) -> str:
    """«круглый стол» in quotes keeps them."""
    bare = word.strip(_MARKS)
    return word.replace(bare, change(bare)) if bare else word


def _split(phrase: str) -> tuple[list[str], str, list[str]]:
    """Leading adjectives with their adverbs, the first noun, and the tail that stays as it is."""
    words = phrase.split(" ")
    after = [*words[1:], ""]
    first_noun = next(
        (at for at, word in enumerate(words) if not _is_modifier(word, after[at])), len(words) - 1
    )
    return words[:first_noun], words[first_noun], words[first_noun + 1 :]


def _forms(plural: Plural, case: str, gender: str, *, animate_few: bool) -> tuple[Form, Form]:
    """The forms of noun and adjective; Rosenthal's «две новые школы», «два новых дома»."""
    if plural is Plural.OTHER:
        return ("gent", "sing"), ("gent", "sing")
    if plural is Plural.ONE:
        return (case, "sing"), (case, "sing")
    if case not in _DIRECT_CASES:
        return (case, "plur"), (case, "plur")
    if plural is Plural.MANY or (case == "accs" and animate_few):
        return ("gent", "plur"), ("gent", "plur")
    return ("gent", "sing"), (("nomn" if gender == "femn" else "gent"), "plur")


def _is_plural_only(head: str) -> bool:
    """«сутки», «ясли», «очки»: they have no singular to stand after 1 or 2."""
    reading = _reading(head, _NOUNS)
    return reading is not None and "Pltm" in reading.tag


def _form_of_plural_only(plural: Plural, case: str) -> Form:
    """«1 сутки», «2 суток», «1,5 суток», yet «к 2 суткам»: digits do not tell the collective numeral."""
    if plural is Plural.ONE:
        return case, "plur"
    return ("gent" if case in _DIRECT_CASES or plural is Plural.OTHER else case), "plur"


def _declines_as_adjective(head: str) -> bool:
    """«военнослужащий», «столовая»: «2 военнослужащих», «2 столовые»."""
    reading = _reading(head, _NOUNS)
    genitive = reading and reading.inflect({"gent", "sing"})
    if genitive is None:
        return False
    return genitive.word.endswith(("ого", "его")) or reading.word.endswith(("ая", "яя"))


def _noun(word: str, form: Form, *, alone: bool) -> str:
    if parts := _apposed(word):
        changed = "-".join(_noun(part, form, alone=False) for part in parts)
        return word.removesuffix("-".join(parts)) + changed
    reading = _reading(word, _NOUNS)
    case, number = form
    if number == "plur" and (alone or reading.normal_form == "год"):
        counted = _COUNTED.get(reading.normal_form, {}).get(case)
        if counted:
            return counted
    return _like(word, reading.inflect(set(form)))


def _apposed(word: str) -> tuple[str, ...]:
    """The parts of a word that change one by one: «ребёнок-сирота» both, «пресс-секретарь» the second; else none."""
    first, _, second = word.partition("-")
    if not second or not _knows(second):
        return ()
    if first.lower() in _PREFIXES:
        return (second,)
    is_second = second in _APPOSED or "anim" in _reading(second, _NOUNS).tag
    return (first, second) if is_second and _knows(first) else ()


def _knows(word: str) -> bool:
    reading = _reading(word, _NOUNS)
    return reading is not None and bool(reading.is_known) and "Fixd" not in reading.tag


def _adjective(word: str, form: Form, gender: str, animacy: str) -> str:
    reading = _reading(word, _ADJECTIVES)
    if reading is None:
        return word
    case, number = form
    wanted = {case, number} | ({gender} if number == "sing" else set())
    if case == "accs" and (number == "plur" or gender == "masc"):
        wanted.add(animacy)
    return _like(word, reading.inflect(wanted))


def _is_modifier(word: str, after: str) -> bool:
    """An adjective, an adverb before one, or what may be a noun too where a noun follows: «прошедшие сутки»."""
    if _is_abbreviation(word):
        return _is_shortened(word, after)
    best = next(
        (each for each in readings(word.strip(_MARKS)) if "nomn" in each.tag or "ADVB" in each.tag), None
    )
    if best is None or best.tag.POS in _ADJECTIVES or "ADVB" in best.tag:
        return best is not None
    adjective, noun = _reading(word, _ADJECTIVES), _reading(after, _NOUNS)
    return adjective is not None and noun is not None and _stands_with(adjective.tag, noun.tag)


def _is_shortened(word: str, after: str) -> bool:
    """«юр. лицо», «соц. значимый проект»: what follows changes; «тыс. человек» and «кв. м» stay."""
    bare = word.strip(_MARKS)
    if not bare.endswith(".") or bare.removesuffix(".").lower() in _FIXED:
        return False
    following = _reading(after, _NOUNS | _ADJECTIVES)
    return following is not None and "sing" in following.tag and "Fixd" not in following.tag


def _stands_with(adjective: Any, noun: Any) -> bool:
    if "Pltm" in noun:
        return str(adjective.number) == "plur"
    return bool(adjective.gender == noun.gender and adjective.number == noun.number)


def _gender_and_animacy(modifiers: list[str], head: str) -> tuple[str, str]:
    """From the noun, of two joined by a hyphen the first, or from the adjective before an abbreviation
    («ориентированная НКО»).
    """
    head = (_apposed(head) or (head,))[0]
    for word, kinds in ((head, _NOUNS), *((word, _ADJECTIVES) for word in (head, *reversed(modifiers)))):
        if reading := _reading(word, kinds):
            # Who has no noun is a person: «учащийся», «нуждающийся».
            usual = "anim" if word == head and kinds == _ADJECTIVES else "inan"
            return str(reading.tag.gender or "masc"), str(reading.tag.animacy or usual)
    return "masc", "inan"


def _reading(word: str, kinds: frozenset[str]) -> Any:
    """The dictionary's nominative of a word, the singular first; None for an abbreviation."""
    if _is_abbreviation(word) or not word:
        return None
    nominatives = [
        each for each in readings(word.strip(_MARKS)) if each.tag.POS in kinds and "nomn" in each.tag
    ]
    return min(nominatives, key=lambda each: "sing" not in each.tag, default=None)


def _is_abbreviation(word: str) -> bool:
    """«НКО», «СОНКО», «чел.», «млн»: these stay."""
    return word.isupper() or word.endswith(".") or word.lower() in _FIXED


def _like(word: str, inflected: Any) -> str:
    """The inflected form in the letters of the given word: «IT-компаний», «Детей»; the word where there is none."""
    if inflected is None:
        return word
    form = str(inflected.word)
    own = "".join(given for given, _ in takewhile(_is_same_letter, zip(word, form, strict=False)))
    if own:
        return own + form[len(own) :]
    return form.capitalize() if word[:1].isupper() else form


def _is_same_letter(letters: tuple[str, str]) -> bool:
    given, changed = letters
    return given.lower() == changed


def readings(word: str) -> Sequence[Any]:
    """What the dictionary takes a word for, the likeliest first."""
    return tuple(_analyzer().parse(word))


@cache
def _analyzer() -> Any:
    """Loads the dictionary (a second, 15 MB) with the first phrase rather than with the server."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()
