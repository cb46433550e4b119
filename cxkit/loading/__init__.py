"""YAML text becomes entities with places, and those a workspace."""
