"""`python -m clinicgen` is `clinicgen`."""

from clinicgen.cli import main

if __name__ == "__main__":
    main()
