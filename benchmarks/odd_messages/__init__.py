"""Messages that nobody should send: what they are, and how long a turn takes."""
