"""Lists that others keep of who works where: gitdm, SortingHat, ``.organizationmap``, CSV. One file a format.

Writes ``listed_affiliation``, ``listed_domain`` and ``listed_alias``: what a list states, with the line that states it.
No judgement here: nobody is matched and no organization looked up. No finding shows a person's name or address.
"""
