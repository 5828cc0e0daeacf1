"""What customers need, and what the community needs: two sides, never mixed."""
