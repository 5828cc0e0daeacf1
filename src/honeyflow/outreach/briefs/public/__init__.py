"""A member's work, read on their own machine from clones of public repositories: no server, no network, nothing kept.

`read_public_work` is the door. Whose a commit is and of which kind it is: by the same rules as the ledger's.
"""

from honeyflow.outreach.briefs.public.reading import PublicWork, read_public_work

__all__ = ["PublicWork", "read_public_work"]
