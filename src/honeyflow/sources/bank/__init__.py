"""Money that is no customer's: the bank's word, other spending, money from investors."""
