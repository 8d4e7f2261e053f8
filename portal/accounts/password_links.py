"""Links by which a person sets a password without knowing the old one: forgotten, or the very first."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_tasks import task

from portal.accounts.colleagues import answers_for
from portal.models import User

FORGOTTEN = "accounts/mail/forgotten.txt"
INVITATION = "accounts/mail/invitation.txt"
SUBJECTS = {FORGOTTEN: "Новый пароль на портале", INVITATION: "Вас пригласили на портал"}


@dataclass(frozen=True)
class Invitation:
    """What the administrator sees: the link can be handed over where no e-mail was sent."""

    link: str
    sent: bool


def invite(person: User, request: HttpRequest) -> Invitation:
    """Sends the link to set the first password; PermissionDenied unless the request's person answers for this one."""
    if not answers_for(request.user, person):
        raise PermissionDenied
    sent = settings.SENDS_MAIL and bool(person.email)
    if sent:
        mail_link.enqueue(person.pk, root_of(request), INVITATION)
    return Invitation(password_link(person, root_of(request)), sent)


def send_links(email: str, request: HttpRequest) -> None:
    """For a forgotten password. Whether anybody has this address is looked up later, in the background:
    so neither the answer nor its time tells."""
    mail_links.enqueue(email, root_of(request))


@task()
def mail_links(email: str, root: str) -> None:
    for person in PasswordResetForm().get_users(email):
        mail_link.call(person.pk, root, FORGOTTEN)


@task()
def mail_link(pk: int, root: str, template: str) -> None:
    """The link itself is made here: it is a secret, and what waits in the queue is written down."""
    person = User.objects.get(pk=pk)
    context = {
        "person": person,
        "link": password_link(person, root),
        "root": root,
        "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
    }
    send_mail(SUBJECTS[template], render_to_string(template, context), None, [person.email])


def password_link(person: User, root: str) -> str:
    """Works once, for PASSWORD_RESET_TIMEOUT seconds, and until the person signs in."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    token = default_token_generator.make_token(person)
    return root + reverse("password-set", kwargs={"uidb64": uid, "token": token})


def root_of(request: HttpRequest) -> str:
    """«https://nko.example.ru»; the host is one of ALLOWED_HOSTS."""
    return f"{request.scheme}://{request.get_host()}"
