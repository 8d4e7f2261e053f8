"""What a visitor says is wrong, and what an official answers."""

from __future__ import annotations

from typing import Any

from django import forms

from ngo_registry.models import Claim, ClaimState, ClaimSubject
from portal.models import Department, Municipality

LONGEST = 2000
ANSWERS = [(ClaimState.CORRECTED, "Исправили"), (ClaimState.DECLINED, "Оставили как есть")]


class ClaimForm(forms.Form):
    """``site`` is a trap: no person sees the field, programs that fill in everything do."""

    subject = forms.ChoiceField(
        label="Что неверно",
        choices=ClaimSubject.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Отметьте, что неверно."},
    )
    text = forms.CharField(
        label="Как на самом деле",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Что исправить и откуда это известно. Текст увидят только сотрудники администрации.",
        error_messages={
            "required": "Напишите, как на самом деле.",
            "max_length": f"Сократите текст: не больше {LONGEST} знаков.",
        },
    )
    email = forms.EmailField(
        label="Ваша электронная почта",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Пришлём ссылку, потом ответ. На сайте адрес не покажем и после ответа удалим.",
        error_messages={
            "required": "Укажите почту: на неё придёт ссылка.",
            "invalid": "Проверьте адрес: name@example.ru.",
        },
    )
    site = forms.CharField(label="Не заполняйте это поле", required=False)

    @property
    def is_trapped(self) -> bool:
        return bool(self.cleaned_data.get("site"))


class AnswerForm(forms.ModelForm):
    state = forms.ChoiceField(
        label="Что решили",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Отметьте, что решили."},
    )
    answer = forms.CharField(
        label="Ответ",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Его прочтут все на странице организации. Не называйте людей, почту и телефоны.",
        error_messages={"required": "Напишите ответ: его увидит тот, кто сообщил об ошибке."},
    )

    class Meta:
        model = Claim
        fields = ("state", "answer")


class HandForm(forms.Form):
    department = forms.ModelChoiceField(
        Department.objects.none(), label="Кому передать", required=False, empty_label="сводящему"
    )

    def __init__(self, *args: Any, city: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = Department.objects.filter(municipality=city).order_by(
            "position", "name"
        )
