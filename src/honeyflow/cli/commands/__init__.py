"""The seam for commands: one module each, declared as ``command``. Heavy imports go inside functions."""
