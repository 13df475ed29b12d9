"""The questions after the advice: why, why not, what if. One question a file."""
