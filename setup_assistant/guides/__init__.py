"""Which step, which screen, what to show; pure."""
