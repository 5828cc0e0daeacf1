"""Small companies with a fixed cast and answers worked out by hand."""
