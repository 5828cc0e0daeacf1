"""The API for other systems, below ``/api/v1/``: one module an operation, tokens with scopes, no cookies.

What it tells is what the guard lets the market side know; nothing here decides about a person.
"""
