"""Rules of the guard, one file each: each can hold or deny, none can allow."""
