"""One page to learn from, in the company's own words."""
