"""One page, one small class: it shows and reads values and decides nothing."""
