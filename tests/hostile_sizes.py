"""Hostile content that is too large to stand in a file: made when a test asks for it."""
