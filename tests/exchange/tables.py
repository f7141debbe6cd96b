"""Opens both folders of tables as the manuals of pandas and polars say, and compares every cell: tables.py PLAIN EXCEL."""

import csv
import sys

import pandas
import polars


def undone(cell):
    bare = cell.lstrip("'")
    return cell[1:] if len(bare) < len(cell) and bare.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def main():
    plain, excel = sys.argv[1:]
    for table in ("links", "sentences", "findings"):
        with open(f"{plain}/{table}.csv", encoding="utf-8", newline="") as rows:
            expected = list(csv.reader(rows))
        assert len(expected) > 1, table
        for folder, encoding, clean in ((plain, "utf-8", str), (excel, "utf-8-sig", undone)):
            path = f"{folder}/{table}.csv"
            frame = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding=encoding)
            found = [list(frame.columns)] + frame.values.tolist()
            assert [[clean(c) for c in row] for row in found] == expected, f"pandas: {path}"
            frame = polars.read_csv(path, infer_schema=False, empty_string_is_null=False)
            found = [frame.columns] + [list(row) for row in frame.iter_rows()]
            assert [[clean(c) for c in row] for row in found] == expected, f"polars: {path}"


main()
