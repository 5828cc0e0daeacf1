"""The page of the guard's doors: screenings, held messages, tokens."""
