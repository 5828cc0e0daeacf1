"""The three files about the company: customers, invoices, staff; in the forms spreadsheets really write them."""
