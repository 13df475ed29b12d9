"""The only Dutch for facts, values, conditions, processes, references and the closed sets of the rule language."""
