"""Signing in: codes by mail, other services, one-time passwords, links from the machine itself.

What may live here: what django-allauth is told, and what we do otherwise than it does. What may not: who may see what.
"""
