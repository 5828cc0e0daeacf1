"""Where Arrow takes its memory from."""

import pyarrow as pa


def use_system_allocator() -> None:
    """Have Arrow ask the C library for memory, for as long as this process lives.

    A run makes many short-lived columns of a megabyte or two. Arrow's own default (mimalloc) gives each new
    pages, which the kernel must clear: parsing took twice the CPU, and a run 70 MB more.
    """
    pa.set_memory_pool(pa.system_memory_pool())
