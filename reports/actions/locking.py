"""An accepted section stays as it was accepted until it is taken back into work."""

from __future__ import annotations

from reports.models import Section, SectionState


class SectionLocked(ValueError):
    """The section is accepted; the message says what to do."""


def refuse_locked(section: Section) -> None:
    """Raises SectionLocked. The row is locked, so that nobody accepts the section while it is being changed."""
    current = Section.objects.select_for_update(of=("self",)).only("state").get(pk=section.pk)
    if current.state == SectionState.ACCEPTED:
        raise SectionLocked(
            f"Раздел «{section}» принят и закрыт для правки. Чтобы изменить его, верните раздел в работу."
        )
