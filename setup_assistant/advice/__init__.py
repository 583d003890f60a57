"""From a household and the catalog to the coverage map and the plan.  Pure."""
