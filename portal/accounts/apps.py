"""Django's admin with the portal's own site."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    default_site = "portal.accounts.admin_site.PortalAdminSite"

    def ready(self) -> None:
        super().ready()
        # Secrets of second factors are nobody's to see; `forget_second_factor` switches one off.
        from django_otp.plugins.otp_static.models import StaticDevice
        from django_otp.plugins.otp_totp.models import TOTPDevice

        admin.site.unregister([StaticDevice, TOTPDevice])
