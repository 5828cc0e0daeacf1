"""What an employer uses, read from its own files on its own machine: bills of materials and dependency files.

Nothing here asks the network and nothing is written. What the files cannot say (a version, an ecosystem) stays
unknown. The pages' scripts in ``web/static/honeyflow/brief/`` do the same in the browser; one folder of fixtures in the
tests holds both to it.
"""
