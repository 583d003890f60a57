"""One verb for each job, in the terminal, without Qt."""
