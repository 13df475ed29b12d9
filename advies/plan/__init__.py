"""From the advice to a plan of action: steps in order, each with who acts, when it is done and what it takes away."""
