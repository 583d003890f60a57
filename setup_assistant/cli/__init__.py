"""The program in the terminal: verbs, tables, JSON.  Never loads Qt."""
