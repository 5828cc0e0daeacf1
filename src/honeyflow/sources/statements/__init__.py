"""Files of a repository that name people (``MAINTAINERS``, ``AUTHORS``, ``CODEOWNERS`` …), read into statements.

Plain text in, statements out; no git, no judgement of whom a line means.
"""
