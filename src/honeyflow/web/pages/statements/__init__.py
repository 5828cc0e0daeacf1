"""The statements to send and to publish."""
