"""Words every floor shares: pure values and functions over the standard library. No I/O, no other floor."""
