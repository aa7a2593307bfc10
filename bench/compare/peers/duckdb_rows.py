"""Rows with DuckDB: runs rows.sql by its Python module or its command line.

Usage: duckdb_rows.py THREADS every|last INPUT; rows go to the standard output.
"""

import os
import sys
from pathlib import Path


def main(threads, turns, path):
    query = Path(__file__).with_name("rows.sql").read_text()
    query = query.replace("{threads}", threads).replace("{input}", path.replace("'", "''"))
    query = query.replace("{answers}", "places" if turns == "every" else "places[-1:]")
    try:
        import duckdb
    except ImportError:
        os.execvp("duckdb", ["duckdb", "-batch", "-c", query])
    duckdb.sql(query)


main(*sys.argv[1:])
