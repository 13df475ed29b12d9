"""Counsel: what is for now, what is one cause, what to do first and what is in order; each a function with a stated measure."""
