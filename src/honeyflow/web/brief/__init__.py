"""A member's brief on the web: the page on which it is made, the making of its files, and the link that releases one.

Making files keeps nothing: no row, no file, no line in a log, and who asks is not asked (`web.anonymous`). Releasing
is a separate act of somebody who signed in (`sharing`), and its row tells neither who nor what.
"""
