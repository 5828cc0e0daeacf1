"""The page on which erasing somebody is confirmed."""
