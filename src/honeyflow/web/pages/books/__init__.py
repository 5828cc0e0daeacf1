"""The page of the books: months with their checks and locks, and the entries of one."""
