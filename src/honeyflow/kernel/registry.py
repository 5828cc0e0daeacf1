"""Plug-in discovery: one frozen object per module, built-ins and strangers' packages through the same door."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import entry_points
from types import ModuleType
from typing import Generic, Protocol, TypeVar

from honeyflow.kernel.errors import PluginError, UnknownNameError


class Named(Protocol):
    """What every plug-in has."""

    @property
    def name(self) -> str:
        """Unique within its seam."""
        ...


P = TypeVar("P", bound=Named)


class Registry(Generic[P]):
    """The plug-ins of one seam.

    Parameters
    ----------
    kind : type
        The frozen class each plug-in module declares exactly one object of.
    package : str
        The package whose modules are the built-ins; also the entry-point group strangers use.
    attribute : str
        The module-level name of the declared object.

    Raises
    ------
    PluginError
        When a module declares none, or two bear one name; the message names both files.
    """

    def __init__(self, kind: type[P], package: str, attribute: str) -> None:
        self._kind = kind
        self._package = package
        self._attribute = attribute
        self.all = lru_cache(maxsize=1)(self._load)

    def get(self, name: str) -> P:
        """Return the plug-in called `name`; `UnknownNameError` lists the known ones."""
        plugins = self.all()
        if name not in plugins:
            raise UnknownNameError(self._attribute, name, sorted(plugins))
        return plugins[name]

    def _load(self) -> dict[str, P]:
        found: dict[str, tuple[str, P]] = {}
        for module in self._modules():
            plugin = getattr(module, self._attribute, None)
            where = str(module.__file__)
            if not isinstance(plugin, self._kind):
                raise PluginError(where, f"no `{self._attribute}`", f"one {self._kind.__name__} of that name")
            if plugin.name in found:
                raise PluginError(where, f"the name {plugin.name!r}, taken by {found[plugin.name][0]}", "a new name")
            found[plugin.name] = (where, plugin)
        return {name: plugin for name, (_, plugin) in sorted(found.items())}

    def _modules(self) -> Iterator[ModuleType]:
        package = importlib.import_module(self._package)
        for info in pkgutil.iter_modules(package.__path__, f"{self._package}."):
            yield importlib.import_module(info.name)
        for entry in entry_points(group=self._package):
            yield importlib.import_module(entry.value)
