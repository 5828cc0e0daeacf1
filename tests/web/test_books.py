"""The page of the books: months with their checks, one month with its entries."""

from pathlib import Path

from django.test import Client


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_books_list_each_month_with_what_does_not_hold(client: Client, orchard: Path) -> None:
    page = text(client, "/books/?period=2025-Q1")

    assert "No check fails in 3 months. None is locked." in " ".join(page.split())
    assert page.count("not recorded: cash: opening + in - out = bank") == 3


def test_books_of_a_month_show_checks_and_entries(client: Client, orchard: Path) -> None:
    page = text(client, "/books/?month=2025-02")

    assert "at hand 0" in page
    assert "Invoiced: support, customer C2" in page


def test_books_of_a_month_not_in_them_are_not_found(client: Client, orchard: Path) -> None:
    assert client.get("/books/?month=1999-01").status_code == 404
