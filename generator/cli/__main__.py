"""`python -m generator.cli`: the command `digest`, where its script is not on the path."""

import sys

from generator.cli import main

if __name__ == "__main__":
    sys.exit(main())
