"""The formats of a brief, built-in and strangers'."""

from honeyflow.kernel.registry import Registry
from honeyflow.outreach.briefs.format import Format

formats = Registry(Format, "honeyflow.outreach.briefs.formats", "format")
