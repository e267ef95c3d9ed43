"""Measurements: what the project promises about speed and size, and the archives that they are taken on."""
