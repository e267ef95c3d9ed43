"""The command `digest`."""


def main() -> int:
    """Run the command line."""
    return 0
