"""Charts as pages hand them to the script that draws them: the same as documents draw."""

from honeyflow.documents.charts import Chart, Mark, Series, cell, quarter_of

__all__ = ["Chart", "Mark", "Series", "cell", "quarter_of"]
