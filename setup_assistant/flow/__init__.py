"""What comes next: one engine, a table of pages, and which question changes what.  Pure."""
