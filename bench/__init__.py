"""The numbers the program holds, each as a ratio to a floor measured beside it: `python -m bench`."""
