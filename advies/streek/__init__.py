"""Many partnerships side by side, for who looks at a region: recommendations, shared causes, and who could help whom."""
