"""``*.csproj`` (and ``.fsproj``, ``.vbproj``, ``Directory.Packages.props``) and ``packages.config`` of .NET.

References
----------
.. [1] https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files
"""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import exact, named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.xml_elements import elements


def _read(stream: BinaryIO) -> Iterator[Component]:
    version = ""
    for each in elements(stream):
        last = each.path[-1]
        if last == "Version" and each.path[-2:-1] in {("PackageReference",), ("PackageVersion",)}:
            version = each.text
        elif last in {"PackageReference", "PackageVersion"}:
            name = each.attributes.get("Include") or each.attributes.get("Update", "")
            found = named("nuget", name, exact(each.attributes.get("Version", version)))
            version = ""
            if found:
                yield found
        elif each.path == ("packages", "package"):
            found = named("nuget", each.attributes.get("id", ""), exact(each.attributes.get("version", "")))
            if found:
                yield found


reader = Reader(
    name="dotnet",
    title="*.csproj, packages.config",
    names=("*.csproj", "*.fsproj", "*.vbproj", "packages.config", "directory.packages.props"),
    read=_read,
)
