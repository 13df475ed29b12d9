"""What there is to know: the facts, the publication and its catalogues. Nothing here infers."""
