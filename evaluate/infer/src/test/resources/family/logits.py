"""Writes logits.jsonl: what the hub's own library computes for the models in a directory.

python logits.py MODELS > logits.jsonl, with transformers and torch (CPU, 32 bits, eager attention).
"""

import json
import pathlib
import sys

import torch
from transformers import AutoModelForCausalLM

torch.set_num_threads(1)
TOKENS = [268, 72, 101, 5, 260, 33, 72, 200, 131, 17, 90, 255, 44]

for folder in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    model, report = AutoModelForCausalLM.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager", output_loading_info=True
    )
    loaded = {k: sorted(v) for k, v in report.items() if v}
    if loaded:
        sys.exit(f"{folder}: {loaded}")
    model.eval()
    tokens = list(TOKENS)
    with torch.no_grad():
        logits = model(torch.tensor([tokens]), use_cache=False).logits[0]
        for _ in range(12):
            last = model(torch.tensor([tokens]), use_cache=False).logits[0, -1]
            tokens.append(int(last.argmax()))
    positions = [
        {"at": at, "logits": [round(float(x), 6) for x in logits[at, ::17]]} for at in (0, 4, len(TOKENS) - 1)
    ]
    print(json.dumps({"name": folder.name, "tokens": TOKENS, "positions": positions, "greedy": tokens[len(TOKENS):]}))
