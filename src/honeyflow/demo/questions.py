"""The demo company's answers to what employers' people ask."""

_ANSWERS = {
    "invoicing": (
        "finance",
        "How are we invoiced?",
        "Support and hosting once a year in advance, training and consulting after each month. In euros, payable "
        "within 30 days; purchase orders are welcome.",
    ),
    "leaving": (
        "finance",
        "What happens when we stop?",
        "The contract ends with its year; a word a month before is enough. The software goes on working as it does: "
        "nothing in it asks whether you pay.",
    ),
    "contract": (
        "legal",
        "Under which terms do we contract?",
        "Under our terms of service, four pages, in English or German; the law of the Netherlands applies.",
    ),
    "personal-data": (
        "legal",
        "Which personal data do you process for us?",
        "With support none, unless you send some in a report; with hosting whatever you keep in Weft. An agreement on "
        "processing is part of the terms.",
    ),
    "vulnerabilities": (
        "security",
        "How do we learn of a vulnerability?",
        "Customers and distributors are told when a fix is ready, everybody else on the day of the release. Reports "
        "are answered within a working day.",
    ),
    "access": (
        "security",
        "Which access to our systems do you need?",
        "None. You send what you choose to send; on a call you share your screen.",
    ),
    "continuity": (
        "procurement",
        "What if Weftwise no longer exists?",
        "All of Weft is open source and kept in public, with maintainers who do not work for us. Another company can "
        "build and support it from one day to the next.",
    ),
}


def question_pages() -> dict[str, str]:
    """Return the Markdown of each question by its slug."""
    return {
        slug: f'+++\nquestion = "{question}"\nfor = "{asked_by}"\norder = {order}\n+++\n\n{answer}\n'
        for order, (slug, (asked_by, question, answer)) in enumerate(_ANSWERS.items(), 1)
    }
