"""The persons, to look somebody up."""
