"""What the operator set: environment settings and the site's ``honeyflow.toml`` with ``services/*.md`` beside it."""

from honeyflow.site.config import Site, load_site

__all__ = ["Site", "load_site"]
