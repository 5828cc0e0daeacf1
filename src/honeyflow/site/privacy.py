"""The section ``[privacy]`` of the site file: who answers for the data, and how long things are kept."""

from dataclasses import dataclass

from honeyflow.site.sections import Section


@dataclass(frozen=True)
class Privacy:
    """What the operator promises about people's data.

    Parameters
    ----------
    controller : str
        Name and address of who answers for the data; empty: the company's name.
    contact : str
        Where people write: an address, or a page.
    officer : str
        The data protection officer, if there is one.
    authority : str
        The supervisory authority people may complain to.
    backups : str
        Folder of the backups, below the site or anywhere.
    backup_days : int
        Days after which backups of the site are deleted; erasing somebody is complete then.
    journal_months : int
        Months after which nobody can tell any more whose a message in the journal was, unless a consent still holds.
    user_months : int
        Months without signing in after which a member's sign-in is removed.
    """

    controller: str = ""
    contact: str = ""
    officer: str = ""
    authority: str = ""
    backups: str = "backups"
    backup_days: int = 30
    journal_months: int = 24
    user_months: int = 24


def read_privacy(section: Section) -> Privacy:
    """Read the section; faults are gathered in it."""
    return Privacy(
        section.text("controller", ""),
        section.text("contact", ""),
        section.text("officer", ""),
        section.text("authority", ""),
        section.checked("backups", bool, "a folder", Privacy.backups),
        section.whole("backup_days", Privacy.backup_days, least=1),
        section.whole("journal_months", Privacy.journal_months, least=1),
        section.whole("user_months", Privacy.user_months, least=1),
    )
