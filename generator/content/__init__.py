"""A content folder: which editions it has, its files read safely, the names in it, and what in it nothing reads."""
