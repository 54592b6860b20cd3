"""The contract with whoever calls: scripts, the page, agents. Field names are kept."""
