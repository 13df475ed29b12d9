"""The typed models of the facts, one module a theme, made from the vocabulary beside them."""
