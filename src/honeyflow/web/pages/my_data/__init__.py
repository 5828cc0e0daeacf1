"""What is held about oneself."""
