import pytest

from portal.models import User
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.version import version_of
from reports.actions.locking import SectionLocked
from reports.actions.texts import write_block
from reports.models import Block, Section, SectionState
from tests.people import make_people
from tests.reports.records import report_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return make_people().coordinator


@pytest.fixture
def block() -> Block:
    report_with("<p>было</p>")
    return Block.objects.select_related("section__report").get()


def test_the_text_is_cleaned_and_its_trace_kept(block: Block, by: User) -> None:
    write_block(block, "<p>стало<script>alert(1)</script></p>", version=version_of(block), by=by)
    assert Block.objects.get().text == "<p>стало</p>"
    trace = Block.pgh_event_model.objects.select_related("pgh_context").latest("pgh_id")
    assert trace.pgh_context.metadata["user"] == by.pk
    assert trace.pgh_context.metadata["reason"] == "Текст блока"


def test_the_first_words_begin_the_section(block: Block, by: User) -> None:
    write_block(block, "<p>стало</p>", version=version_of(block), by=by)
    assert Section.objects.get().state == SectionState.DRAFT


def test_the_same_text_changes_nothing(block: Block, by: User) -> None:
    version = version_of(block)
    write_block(block, "<p>было</p>", version=version, by=by)
    assert version_of(block) == version
    assert Section.objects.get().state == SectionState.NOT_STARTED


def test_a_text_that_was_changed_meanwhile_stays(block: Block, by: User) -> None:
    seen = version_of(block)
    write_block(block, "<p>другое</p>", version=seen, by=by)
    with pytest.raises(ChangedMeanwhile):
        write_block(Block.objects.get(), "<p>моё</p>", version=seen, by=by)
    assert Block.objects.get().text == "<p>другое</p>"


def test_a_block_that_was_only_moved_is_the_one_that_was_seen(block: Block, by: User) -> None:
    seen = version_of(block)
    moved = Block.objects.get()
    moved.position = 9
    moved.save()
    write_block(block, "<p>стало</p>", version=seen, by=by)
    kept = Block.objects.get()
    assert (kept.text, kept.position) == ("<p>стало</p>", 9)


def test_an_accepted_section_is_closed(block: Block, by: User) -> None:
    Section.objects.update(state=SectionState.ACCEPTED)
    with pytest.raises(SectionLocked, match="принят и закрыт"):
        write_block(block, "<p>стало</p>", version=version_of(block), by=by)
    assert Block.objects.get().text == "<p>было</p>"
