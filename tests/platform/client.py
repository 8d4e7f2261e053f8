"""A process that uses the database: answers each line of SQL on its input, and leaves when the input ends."""

import sys

import django
from django.db import connection


def main() -> None:
    django.setup()
    for query in sys.stdin:
        connection.close_if_unusable_or_obsolete()
        with connection.cursor() as cursor:
            cursor.execute(query)
            sys.stdout.write(f"{cursor.fetchone()[0] if cursor.description else 'done'}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
