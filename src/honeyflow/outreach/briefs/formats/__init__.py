"""What a brief can be written as: one file a format, each a pure function of the finished brief."""
