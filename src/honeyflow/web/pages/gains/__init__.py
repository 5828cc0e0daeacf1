"""Whether each party gains."""
