#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alenearbeid.settings")
    from django.core.management import execute_from_command_line

    from alenearbeid.accounts import tenancy

    if "runserver" not in sys.argv[1:2]:
        tenancy.open_process()  # a command works for all organisations; a web server for one user at a time
    execute_from_command_line(sys.argv)
