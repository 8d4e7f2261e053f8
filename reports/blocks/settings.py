"""The form by which a person changes the settings of a block.

A type of block declares its own as a subclass: fields bear the names of the settings. What is left empty is not kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from portal.models import User
    from reports.models import Block
    from reports.scope import Scope

EMPTY: tuple[Any, ...] = (None, "", [], {})


class BlockSettings(forms.Form):
    """``scope`` knows the facts of the report's year: what may be chosen is what the city has."""

    edits_report = False
    """Whether the form is of the report itself (who signs it), and not of the block."""

    by: User
    """Who changes the settings; told before `to_settings` is asked for."""

    def __init__(self, *args: Any, block: Block, scope: Scope, **kwargs: Any) -> None:
        self.block, self.scope = block, scope
        kwargs.setdefault("initial", dict(block.settings))
        kwargs.setdefault("prefix", "settings")
        super().__init__(*args, **kwargs)

    def to_settings(self) -> dict[str, Any]:
        """The settings as the block keeps them; those that the form does not ask for stay as they are."""
        untold = {key: value for key, value in self.block.settings.items() if key not in self.fields}
        told = {key: value for key, value in self.cleaned_data.items() if value not in EMPTY}
        return {**untold, **told}
