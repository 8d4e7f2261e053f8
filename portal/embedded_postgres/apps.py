from django.apps import AppConfig


class EmbeddedPostgresConfig(AppConfig):
    name = "portal.embedded_postgres"
    verbose_name = "Встроенный PostgreSQL"
