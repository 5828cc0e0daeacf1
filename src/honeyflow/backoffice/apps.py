"""The Django app."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    """One app, one history of migrations."""

    name = "honeyflow.backoffice"
    label = "backoffice"
    default_auto_field = "django.db.models.BigAutoField"
