"""What may be said to whom: the guard before contact, and what the market side learns of organizations."""
