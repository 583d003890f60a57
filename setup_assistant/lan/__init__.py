"""Pages for phones on the same network: one address, one time, closed by itself."""
