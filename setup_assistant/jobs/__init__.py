"""One function for each thing the program can do; window and terminal are two ways to call it."""
