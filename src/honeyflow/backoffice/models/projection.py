"""What holds now, as tables beside the journal: each row is made by one entry, and all can be made anew from them."""

from django.db import models


class Projection(models.Model):
    """A row made by the entry of this number.

    `subject` and `mailbox` are keyed hashes of the exact address and of what all its variants share.
    """

    entry = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=64, db_index=True)
    mailbox = models.CharField(max_length=64, db_index=True)

    class Meta:
        """Not a table itself."""

        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.entry}"
