"""How much is read of a file that somebody else made: far above what is usual, far below what hurts."""

FILE_BYTES = 512_000_000
WHOLE_BYTES = 32_000_000
"""Of the formats that are read at once: TOML."""
LEVELS = 200
"""Objects or elements inside each other."""
COMPONENTS = 200_000
"""Of one file, and of all together."""
TEXT = 1_000
"""Characters of a name or version."""
LINE = 65_536
"""Bytes of a line."""
FIELDS = 20_000
"""Texts kept of one object."""
FILES = 200
"""Dependency files of one folder."""
FOLDER_LEVELS = 12
SEEN = 100_000
"""Names looked at in one folder."""
