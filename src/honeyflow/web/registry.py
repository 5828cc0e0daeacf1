"""The seam for pages: one package a page in ``honeyflow.web.pages``, its declaration in the module ``page``."""

import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from honeyflow.kernel.registry import Registry
from honeyflow.web.records import Page


class PageRegistry(Registry[Page]):
    """A registry whose plug-ins are packages: the object is in ``<package>.page``."""

    def menu(self) -> list[Page]:
        """Return the pages of the menu, in order."""
        return sorted((page for page in self.all().values() if page.order), key=lambda page: (page.order, page.name))

    def _modules(self) -> Iterator[ModuleType]:
        for package in super()._modules():
            yield importlib.import_module(f"{package.__name__}.page")


def template_of(page: Page) -> Path:
    """Return the file ``page.html`` beside the module that declares the page's view."""
    return Path(inspect.getfile(page.view)).with_name("page.html")


pages = PageRegistry(Page, "honeyflow.web.pages", "page")
