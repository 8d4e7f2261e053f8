import pytest

from portal.lib.quantities import Qualifier, Quantity
from reports.document import LineBreak, Link, Missing, Number, Style, Text
from reports.renderers.wording import number_text, plain_text


def words(quantity: Quantity, **style: object) -> str:
    return number_text(Number(quantity, Style(**style))).replace("\u00a0", " ")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("quantity", "style", "text"),
    [
        (Quantity.of(1_397_200, "rub", step=100), {"scale": "тыс."}, "1 397,2 тыс. рублей"),
        (Quantity.of(410_190_000, "rub", step=100), {"scale": "млн", "decimals": 1}, "410,2 млн рублей"),
        (Quantity.of(1_397_200, "rub", step=100), {"scale": "тыс.", "with_unit": False}, "1 397,2"),
        (
            Quantity.of(5, "organization"),
            {"phrase": "общественная организация"},
            "5 общественных организаций",
        ),
        (Quantity.of(5000, "nko", step=1000), {"phrase": "НКО"}, "5 тысяч НКО"),
        (Quantity.of(2500, "person", step=100), {"phrase": "человек", "scale": "тыс."}, "2,5 тысячи человек"),
        (
            Quantity.of(5000, "nko", step=1000),
            {"phrase": "некоммерческая организация", "case": "datv"},
            "5 тысячам некоммерческих организаций",
        ),
        (
            Quantity.of(1_500_000, "rub", step=100_000),
            {"phrase": "рубль", "scale": "млн"},
            "1,5 миллиона рублей",
        ),
        (Quantity.of("2.46", "percent"), {"phrase": "процент", "decimals": 0}, "2 процента"),
        (Quantity.of("20.04", "percent"), {"phrase": "процент", "decimals": 1}, "20,0 процента"),
        (
            Quantity.of(4, "event"),
            {"phrase": "рабочее совещание", "in_letters": True},
            "четыре рабочих совещания",
        ),
        (Quantity.of(14, "event"), {"phrase": "совещание", "in_letters": True}, "14 совещаний"),
        (
            Quantity.of(2, "event", qualifier=Qualifier.MORE),
            {"phrase": "совещание", "in_letters": True},
            "более двух совещаний",
        ),
        (
            Quantity.of(21, "winner", qualifier=Qualifier.MORE),
            {"phrase": "победитель"},
            "более 21 победителя",
        ),
        (Quantity.absent("rub"), {"scale": "тыс."}, "–"),
        (Quantity.absent("organization"), {"phrase": "организация"}, "–"),
        (Quantity.unknown("rub"), {}, ""),
    ],
)
def test_a_number_reads_the_same_in_every_file(
    quantity: Quantity, style: dict[str, object], text: str
) -> None:
    assert words(quantity, **style) == text


def test_a_line_without_marks() -> None:
    content = (
        Text("раз", bold=True),
        LineBreak(),
        Link("имя", "/x"),
        Text(" "),
        Number(Quantity.of(5)),
        Missing("a.b"),
    )
    assert plain_text(content) == "раз имя 5[a.b]"
