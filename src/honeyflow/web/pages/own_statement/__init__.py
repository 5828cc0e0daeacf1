"""The page of a customer's own statement."""
