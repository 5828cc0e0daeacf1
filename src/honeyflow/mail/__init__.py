"""The mail proxy: takes messages by SMTP on this machine, asks the guard about each recipient, hands over the allowed.

What becomes of a message is decided and kept in the back office; here are the wire and the text of messages alone.
"""
