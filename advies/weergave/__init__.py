"""Views: each reads the answer, none computes."""
