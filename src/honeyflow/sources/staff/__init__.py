"""The staff list and the wages: who is paid to work, since when, for how much. Never a value of it in a finding.

What may live here: reading those files into ``staff`` and ``wage``. What may not: time, or what the work became.
"""
