from django.apps import AppConfig


class GrantsConfig(AppConfig):
    name = "grants"
    verbose_name = "Поддержка и конкурсы"
    default_auto_field = "django.db.models.BigAutoField"
