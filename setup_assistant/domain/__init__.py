"""Values of the program: what a household, a catalog, a coverage map, a plan and a paper are.  No behaviour."""
