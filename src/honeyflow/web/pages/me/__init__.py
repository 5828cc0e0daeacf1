"""My page: who one is taken for, what one gave, where one worked."""
