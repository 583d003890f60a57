"""The one place that builds things: ports from adapters, then the window or the terminal."""
