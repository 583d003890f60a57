"""What this computer is: its system, networks and printers.  Adapters for each operating system."""
