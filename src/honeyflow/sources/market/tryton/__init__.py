"""What a Tryton server (7 and later) tells by JSON-RPC: parties, customers' invoices with lines, and what paid them."""
