"""A member's brief: the case they make for their own employer, from their own work and words.

Here: the member's draft (`draft`), the work they did (`work`), what a company offers (`offer`), the finished brief
(`records`), how the one becomes the other (`compose`, `sections`), and what it is written as (`formats`). The member
is the expert and leads; the company comes second, and only where a service answers a need the member told.

Nothing here knows a database, the network or who is signed in, and nothing here keeps anything: a draft comes in as
text and leaves as a document, so that the same code runs on the member's own machine without any server.
"""
