"""The home of somebody who signs in for a customer."""
