"""`python -m remit` is `remit`."""

from .cli import main

if __name__ == "__main__":
    main()
