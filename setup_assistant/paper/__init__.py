"""Values into sheets, and sheets into PDF, SVG and text.  The only door to Typst."""
