"""Writes an alignment as JSON Lines whose texts are hard for tables: alignment.py FILE [--calm].

With --calm, without what LibreOffice changes: carriage returns and control characters.
"""

import json
import sys

HARD = [
    'say "no"', "a\tb", "two\nlines", "<b>&amp;", "]]>", "~~~", "e\u0301", "\U0001f600", "\u05e9\u05dc\u05d5\u05dd",
    "=1+1", "'=x", "-", "+1", "@a", "\ud55c\uad6d", "a,b;c", "'", "  in  ", "1-1", "2026-11-25", "007", "1e5", "TRUE",
    "NA", "null", "nan",
]
WILD = ["\r", "\x01", "a\r\nb"]


def records(texts):
    yield {"kind": "run", "schema": "hexapla-comparison-1", "comparison": "hard",
           "source": {"path": "a", "language": "de"}, "target": {"path": "b", "language": "en"}}
    for kind, letter in (("source", "s"), ("target", "t")):
        start = 0
        for number, text in enumerate(texts, 1):
            yield {"kind": kind, "id": f"{letter}{number}", "paragraph": 1, "start": start,
                   "end": start + len(text), "text": text}
            start += len(text) + 1
    for number in range(1, len(texts) + 1):
        target = len(texts) + 1 - number
        yield {"kind": "link", "id": f"l{number}", "source_ids": [f"s{number}"], "target_ids": [f"t{target}"],
               "relation": "paraphrase", "score": 0.5, "status": "auto", "comment": texts[number - 1]}
    yield {"kind": "finding", "id": "f1", "rule": "number-mismatch", "title": "The number differs", "also": [],
           "severity": "error", "confidence": 0.75, "message": "=2 \"here\", there", "link_id": f"l{len(texts)}", "source": None,
           "target": {"sentence": "t1", "start": 0, "end": len(texts[0]), "text": texts[0]},
           "evidence": {"source": "2", "target": "3"}, "suggestion": "-2", "status": "open",
           "fingerprint": "0123456789abcdef"}


def main():
    calm = "--calm" in sys.argv
    texts = HARD if calm else HARD + WILD
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        for record in records(texts):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


main()
