"""For those who keep the rules: their tests, check, proof, mutation and comparison; nothing here gives advice."""
