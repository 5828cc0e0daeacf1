"""The page of a champion."""
