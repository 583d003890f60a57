"""Files of resources/ into the catalog and the words, every problem with file and line."""
