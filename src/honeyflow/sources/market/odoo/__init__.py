"""What Odoo (16 and later) tells: partners, invoices with lines, and payments, by its JSON-2 or XML-RPC interface."""
