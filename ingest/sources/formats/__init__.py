"""Forms in which sources describe works, each to the facts of a manifest entry."""
