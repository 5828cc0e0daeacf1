"""What customers' money built for everyone."""
