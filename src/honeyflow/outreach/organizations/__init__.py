"""Which organizations have people in the community, told to the market side without telling of any person.

Writes ``market_organization``, ``market_publication`` and ``presence_state``, once per closed month: what a month said
is kept as it was published. The promise is in docs/decisions/0030 and on the methods page; the rule behind it is in
``bands`` and nowhere else. Nothing here reads a name or an address.
"""
