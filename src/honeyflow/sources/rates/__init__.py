"""Dated exchange rates, as the European Central Bank publishes them. No conversion here."""
