"""`python -m subsidy_calc`: the same as the command `subsidy-calc`."""

from subsidy_calc.cli.main import main

if __name__ == "__main__":
    main()
