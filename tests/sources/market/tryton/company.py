"""Fills a Tryton database on SQLite as a company does: a customer, invoices posted, one paid; run as a program.

Usage: company.py CONFIGURATION DATABASE. Prints nothing; the server that the tests start serves what it made.
"""

import sys
from datetime import date
from decimal import Decimal
from typing import Any

from proteus import Model, Wizard, config

DAY = date(2025, 3, 1)


def main(configuration: str, database: str) -> None:
    config.set_trytond(f"sqlite:///{database}", config_file=configuration)
    _company()
    accounts = _accounts()
    party = _customer()
    invoice = _invoice(party, accounts, Decimal("1000.50"))
    _invoice(party, accounts, Decimal("-100.00"))
    _invoice(party, accounts, Decimal("7.00"), post=False)
    _pay(invoice, accounts)


def _company() -> None:
    from trytond.modules.company.tests.tools import create_company, get_company

    create_company()
    settings = config.get_config()
    settings._context["company"] = get_company().id
    user = Model.get("res.user")(settings.user)
    user.companies.append(get_company())
    user.company = get_company()
    user.save()
    config.get_config()._context = Model.get("res.user").get_preferences(True, settings.context)


def _accounts() -> dict[str, Any]:
    from trytond.modules.account.tests.tools import create_chart, create_fiscalyear, get_accounts
    from trytond.modules.account_invoice.tests.tools import set_fiscalyear_invoice_sequences

    year = set_fiscalyear_invoice_sequences(create_fiscalyear(today=DAY))
    year.click("create_period")
    create_chart()
    return dict(get_accounts())


def _customer() -> Any:
    party = Model.get("party.party")(name="Larder Ltd")
    party.addresses.new(country=_ireland())
    party.contact_mechanisms.new(type="email", value="office@larder.example")
    party.contact_mechanisms.new(type="website", value="https://www.larder.example")
    party.save()
    return party


def _ireland() -> Any:
    country = Model.get("country.country")(name="Ireland", code="IE")
    country.save()
    return country


def _invoice(party: Any, accounts: dict[str, Any], amount: Decimal, *, post: bool = True) -> Any:
    invoice = Model.get("account.invoice")(type="out", party=party, invoice_date=DAY)
    line = invoice.lines.new()
    line.account, line.description, line.quantity = accounts["revenue"], "Gold Support", 1 if amount > 0 else -1
    line.unit_price = abs(amount)
    invoice.save()
    if post:
        invoice.click("post")
    return invoice


def _pay(invoice: Any, accounts: dict[str, Any]) -> None:
    journal = Model.get("account.journal").find([("type", "=", "cash")])[0]
    method = Model.get("account.invoice.payment.method")(name="Bank", journal=journal)
    method.credit_account = method.debit_account = accounts["cash"]
    method.save()
    pay = Wizard("account.invoice.pay", [invoice])
    pay.form.payment_method, pay.form.date = method, date(2025, 4, 1)
    pay.form.amount = Decimal("600.00")
    pay.execute("choice")
    pay.form.type = "partial"
    pay.execute("pay")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
