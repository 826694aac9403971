"""``labour-centre`` and ``python -m desktop``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the arguments of this process; return its exit code."""
    from desktop.app.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
