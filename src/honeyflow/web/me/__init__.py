"""What members do about themselves: each one POST, about nobody else, whatever is posted.

Whom an act is about is never read from a form; it is who is signed in, by what they proved.
"""
