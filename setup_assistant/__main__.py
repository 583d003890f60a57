"""Start of the program: a verb goes to the terminal, no verb opens the window."""
