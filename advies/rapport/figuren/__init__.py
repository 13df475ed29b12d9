"""The pictures of the report: where everything stands is computed, and drawn by templates of SVG."""
