"""What is held about people, why, how long, and how somebody gets all that is held about them.

What may live here: the register of holdings, subject access, and the documents a controller owes. What may not:
deciding about a person, sending, and erasing (`honeyflow.runs.erase`). Writes no table.
"""
