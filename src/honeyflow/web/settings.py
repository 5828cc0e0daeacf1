"""Django settings of the pages."""

SECRET_KEY = "set-by-serve"  # noqa: S105
USE_TZ = True
INSTALLED_APPS: list[str] = []
