"""Which organization an address or a name means, what it was called on a day, and whose it was."""
