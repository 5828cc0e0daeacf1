"""The page ``review``: pairs of persons that may be one, and decisions with a way back."""
