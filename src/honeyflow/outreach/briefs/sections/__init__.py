"""The sections of a brief: one file each, a pure function of what the member told and the company publishes."""
