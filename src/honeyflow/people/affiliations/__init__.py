"""Who worked for which organization, from when to when: evidence, the tenure model, and the employer of each commit."""
