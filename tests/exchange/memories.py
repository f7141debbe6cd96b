"""Opens a memory and an XLIFF file with the Translate Toolkit: memories.py JSONL TMX XLIFF."""

import json
import sys

from translate.storage import tmx, xliff2


def main():
    lines, memory, interchange = sys.argv[1:]
    texts, expected = {}, []
    with open(lines, encoding="utf-8") as records:
        for record in map(json.loads, records):
            if record["kind"] in ("source", "target"):
                texts[record["id"]] = record["text"]
            if record["kind"] == "link":
                expected.append((texts[record["source_ids"][0]], texts[record["target_ids"][0]]))
    with open(memory, "rb") as file:
        units = tmx.tmxfile(file, "de", "en").units
        assert [(str(u.source), str(u.target)) for u in units] == expected, "TMX"
    with open(interchange, "rb") as file:
        units = xliff2.Xliff2File.parsefile(file).units
        found = [(str(u.source), str(u.target)) for u in units]
        assert [s for s, _ in found] == [s for s, _ in expected], "XLIFF: sources"


main()
