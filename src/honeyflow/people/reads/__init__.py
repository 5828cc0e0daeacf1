"""What pages and commands ask of the people floor: persons, organizations, the review list, the community."""
