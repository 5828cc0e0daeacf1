"""What brought each customer: from a list, and from the answers given on the pages."""
