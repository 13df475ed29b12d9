"""Writers of a report: each renders the model and computes nothing.

`SCHRIJVERS` names, for each kind of file, the module with a function `schrijf(rapport, ...) -> bytes`.
"""
