"""The root-owned part: it writes a closed list of files in constant forms, notes what was there, and puts it back.

It knows only the standard library and `texts`, a copy of the program's list of files.
"""
