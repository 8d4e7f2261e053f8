from django.apps import AppConfig


class NgoRegistryConfig(AppConfig):
    name = "ngo_registry"
    verbose_name = "Реестр НКО"
    default_auto_field = "django.db.models.BigAutoField"
