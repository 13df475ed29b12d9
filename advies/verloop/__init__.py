"""One partnership over time: what changed in its facts, and what that, or newer rules, made of the advice."""
