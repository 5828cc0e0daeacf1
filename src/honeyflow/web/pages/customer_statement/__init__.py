"""What one customer's money did."""
