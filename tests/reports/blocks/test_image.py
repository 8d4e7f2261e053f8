from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from portal.models import Attachment, User
from portal.workspace.version import version_of
from reports.blocks.image import ImageSettings
from reports.document import Image
from reports.models import Block
from reports.pictures import printable
from reports.preview import preview_block
from tests.people import make_city, make_person, signed_in
from tests.reports.records import add_section, make_report, report_with, scope

pytestmark = pytest.mark.django_db


def picture(format_: str = "PNG", size: tuple[int, int] = (40, 30), **saved: Any) -> bytes:
    made = BytesIO()
    Pillow.new("RGB", size, "#0b5a76").save(made, format_, **saved)
    return made.getvalue()


def huge() -> bytes:
    """200 megapixels of one colour pack into some hundred kilobytes."""
    made = BytesIO()
    Pillow.new("1", (20_000, 10_000)).save(made, "PNG")
    return made.getvalue()


def slow_to_open() -> bytes:
    """A progressive JPEG is opened whole: this one would take half a gigabyte."""
    made = BytesIO()
    Pillow.new("L", (9000, 9000)).save(made, "JPEG", progressive=True)
    return made.getvalue()


@pytest.fixture
def person() -> User:
    return make_person("coordinator", "coordinator", make_city())


@pytest.fixture
def block() -> Block:
    return report_with({"type": "image"}).sections.get().blocks.get()


def filled(block: Block, person: User, content: bytes | None, **given: str) -> ImageSettings:
    posted = {f"settings-{name}": value for name, value in {"alt": "Схема", **given}.items()}
    files = {} if content is None else {"settings-file": SimpleUploadedFile("Схема.png", content)}
    form = ImageSettings(posted, files, block=block, scope=scope())
    form.by = person
    return form


def test_a_picture_is_kept_and_printed(block: Block, person: User) -> None:
    form = filled(block, person, picture(), caption="Центры города", width="60")
    assert form.is_valid(), form.errors
    block.settings = form.to_settings()
    attachment = Attachment.objects.get()
    assert block.settings == {
        "attachment": attachment.pk,
        "alt": "Схема",
        "caption": "Центры города",
        "width": 60,
    }
    assert (attachment.record, attachment.uploaded_by) == (block.section.report, person)
    (node,) = preview_block(block).nodes
    assert isinstance(node, Image)
    assert (node.sha256, node.alt, node.width, node.media_type) == (
        attachment.sha256,
        "Схема",
        60,
        "image/png",
    )
    assert Pillow.open(BytesIO(node.data)).size == (40, 30)


def test_a_photograph_is_made_smaller_turned_upright_and_says_nothing_of_who_took_it(
    block: Block, person: User
) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Camera of Ivanov"
    form = filled(block, person, picture("JPEG", (5000, 2500), exif=exif))
    assert form.is_valid(), form.errors
    block.settings = form.to_settings()
    (node,) = preview_block(block).nodes
    assert isinstance(node, Image)
    shown = Pillow.open(BytesIO(node.data))
    assert max(shown.size) <= 2000
    assert shown.size[1] == 2 * shown.size[0]
    assert b"Ivanov" not in node.data
    assert not shown.getexif()


@pytest.mark.parametrize(
    ("format_", "mode"), [("JPEG", "CMYK"), ("PNG", "I;16"), ("PNG", "P"), ("PNG", "LA")]
)
def test_colours_of_print_and_of_scanners_become_those_of_a_screen(format_: str, mode: str) -> None:
    made = BytesIO()
    Pillow.new(mode, (30, 20)).save(made, format_)
    shown = Pillow.open(BytesIO(printable(BytesIO(made.getvalue()))))
    assert shown.size == (30, 20)
    assert shown.mode in ("RGB", "RGBA", "LA", "L")


def test_sixteen_bits_of_grey_keep_their_tones() -> None:
    made = BytesIO()
    scan = Pillow.new("I;16", (3, 1))
    for place, tone in enumerate((0, 32_768, 65_535)):
        scan.putpixel((place, 0), tone)
    scan.save(made, "PNG")
    shown = Pillow.open(BytesIO(printable(BytesIO(made.getvalue())))).convert("L")
    assert [shown.getpixel((place, 0)) for place in range(3)] == [0, 128, 255]


def test_a_report_that_has_all_the_files_it_may_have_says_so(
    block: Block, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.pictures.MAX_FILES", 1)
    first = filled(block, person, picture())
    assert first.is_valid()
    block.settings = first.to_settings()
    same, another = filled(block, person, picture()), filled(block, person, picture(size=(50, 50)))
    assert same.is_valid()
    assert "больше не приложить" in str(another.errors["file"])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (huge(), "В картинке слишком много точек: уменьшите"),
        (slow_to_open(), "В картинке слишком много точек: уменьшите"),
        (picture(size=(600, 600), compress_level=0)[:5000], "повреждён"),
        (picture("JPEG", (600, 600))[:3000], "повреждён"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "не картинка JPEG или PNG"),
        ("Просто текст".encode(), "не картинка JPEG или PNG"),
        (picture("GIF"), "не картинка JPEG или PNG"),
        (picture("WEBP"), "не картинка JPEG или PNG"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "повреждён"),
        (b"", "Файл пуст"),
    ],
    ids=[
        *("200 megapixels", "progressive", "cut png", "cut jpeg", "svg"),
        *("text named png", "gif", "webp", "png in name", "empty"),
    ],
)
def test_what_is_no_picture_is_refused_in_one_sentence(
    block: Block, person: User, content: bytes, sentence: str
) -> None:
    form = filled(block, person, content)
    assert not form.is_valid()
    (message,) = form.errors["file"]
    assert sentence in message
    assert not Attachment.objects.exists()


def test_a_file_that_is_too_large_is_refused(block: Block, person: User, settings: Any) -> None:
    settings.MAX_FILE_SIZE = 1000
    form = filled(block, person, picture(size=(300, 300), compress_level=0))
    assert "больше" in form.errors["file"][0]


def test_words_for_who_does_not_see_it_are_asked_for_and_no_file_is_lost_time(
    block: Block, person: User
) -> None:
    form = filled(block, person, picture(), alt="")
    assert set(form.errors) == {"alt"}
    assert not Attachment.objects.exists()
    assert set(filled(block, person, None).errors) == {"file"}


def test_settings_change_without_another_file_and_the_same_file_is_kept_once(
    block: Block, person: User
) -> None:
    first = filled(block, person, picture())
    assert first.is_valid()
    block.settings = first.to_settings()
    block.save()
    again = filled(block, person, None, alt="Иначе")
    assert again.is_valid()
    assert again.to_settings() == {**block.settings, "alt": "Иначе"}
    same = filled(block, person, picture())
    assert same.is_valid()
    assert same.to_settings()["attachment"] == block.settings["attachment"]
    assert Attachment.objects.count() == 1


def test_pictures_of_other_reports_are_not_printed(block: Block, person: User) -> None:
    form = filled(block, person, picture())
    assert form.is_valid()
    other = make_report(form="other")
    foreign = add_section(other, "only", {"type": "image", "settings": form.to_settings()}).blocks.get()
    (problem,) = preview_block(foreign).problems
    assert "нет среди вложений отчёта" in problem.message


@pytest.mark.parametrize("settings", [{}, {"attachment": "1"}, {"attachment": 10**30}, {"attachment": True}])
def test_a_block_without_its_picture_says_what_to_do(settings: dict[str, Any]) -> None:
    block = report_with({"type": "image", "settings": settings}).sections.get().blocks.get()
    (problem,) = preview_block(block).problems
    assert "в настройках блока" in problem.message


def test_the_builder_takes_the_file_with_the_settings(block: Block, person: User) -> None:
    address = f"/workspace/kemerovo/reports/{block.section.report_id}/blocks/{block.pk}/settings/"
    given = {"settings-alt": "Схема", "settings-width": "50", "version": version_of(block)}
    client = signed_in(person)
    refused = client.post(address, {**given, "settings-file": SimpleUploadedFile("a.png", b"Text")})
    assert refused.status_code == 422
    assert "не картинка JPEG или PNG" in refused.text
    assert not Attachment.objects.exists()
    taken = client.post(address, {**given, "settings-file": SimpleUploadedFile("a.png", picture())})
    assert taken.status_code == 302
    block.refresh_from_db()
    attachment = Attachment.objects.get()
    assert block.settings == {"attachment": attachment.pk, "alt": "Схема", "width": 50}
    assert attachment.uploaded_by == person


def test_the_builder_adds_a_picture(block: Block, person: User) -> None:
    address = f"/workspace/kemerovo/reports/{block.section.report_id}/sections/{block.section_id}/blocks/new/"
    given = {"type": "image", "asked": "1", "settings-alt": "Схема"}
    client = signed_in(person)
    response = client.post(address, {**given, "settings-file": SimpleUploadedFile("a.png", picture())})
    assert response.status_code == 302
    made = Block.objects.filter(type="image").exclude(pk=block.pk).get()
    assert made.settings["attachment"] == Attachment.objects.get().pk
