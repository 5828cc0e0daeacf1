"""The market: recurring revenue, who stays, who comes and who goes."""
