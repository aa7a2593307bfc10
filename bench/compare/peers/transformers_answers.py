"""Answers a test set greedily with the hub's own library: THREADS MODEL TEST JOB NEW."""

import json
import sys
from pathlib import Path

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

BATCH = 16

threads, directory, test, job, new = sys.argv[1:]
torch.set_num_threads(int(threads))
tokenizer = AutoTokenizer.from_pretrained(directory, padding_side="left")
model = AutoModelForCausalLM.from_pretrained(directory, dtype=torch.float32).eval()
system = json.loads(Path(job).read_text())["task_description"]
questions = [json.loads(line)["question"] for line in Path(test).read_text().splitlines()]
for start in range(0, len(questions), BATCH):
    prompts = [
        tokenizer.apply_chat_template(
            [{"role": "system", "content": system}, {"role": "user", "content": question}],
            add_generation_prompt=True,
            tokenize=False,
        )
        for question in questions[start : start + BATCH]
    ]
    given = tokenizer(prompts, return_tensors="pt", padding=True, add_special_tokens=False)
    with torch.inference_mode():
        found = model.generate(**given, max_new_tokens=int(new), do_sample=False)
    for row in found[:, given["input_ids"].shape[1] :]:
        print(json.dumps(tokenizer.decode(row, skip_special_tokens=True)))
