"""An accepted section stays as it was accepted until it is taken back into work."""

from __future__ import annotations

from reports.models import Report, Section, SectionState


class SectionLocked(ValueError):
    """The section is accepted; the message says what to do."""


def why_locked(section: Section) -> str:
    """Empty for a section that is open."""
    if section.state != SectionState.ACCEPTED:
        return ""
    return f"Раздел «{section}» принят и закрыт для правки. Чтобы изменить его, верните раздел в работу."


def refuse_locked(section: Section) -> None:
    """Raises SectionLocked. The row is locked, so that nobody accepts the section while it is being changed."""
    current = Section.objects.select_for_update(of=("self",)).get(pk=section.pk)
    if why := why_locked(current):
        raise SectionLocked(why)


def lock_sections(*sections: Section) -> None:
    """Raises SectionLocked. Always in one order, so that two people who move blocks never wait for each other."""
    for section in sorted({each.pk: each for each in sections}.values(), key=lambda each: each.pk):
        refuse_locked(section)


def lock_signed(report: Report, *others: Section) -> None:
    """The sections in which the signature of the report stands, and others. Raises SectionLocked."""
    lock_sections(*Section.objects.filter(report=report, blocks__type="signature"), *others)
