"""The inference engines behind one small protocol."""
