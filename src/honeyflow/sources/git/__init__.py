"""Git histories, read by stock ``git`` in parallel and turned into Arrow batches in a stream. No judgement here."""
