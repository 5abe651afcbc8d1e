"""Reads weights and a trace with PyPI's safetensors, runs the digit through NumPy's LeNet-5, and compares.

    python3 read_back.py lenet-5.safetensors trace.safetensors
"""

import sys

import numpy as np
from safetensors.numpy import load_file

from reference import run

weights, trace = load_file(sys.argv[1]), load_file(sys.argv[2])
layers = {
    name: (weights[f"{name}.weight"].astype(np.float64), weights[f"{name}.bias"].astype(np.float64))
    for name in ("c1", "c3", "c5", "f6", "output")
}
logits, _, _ = run(layers, trace["input"][0].astype(np.float64), "relu", label=0)
difference = float(np.abs(logits - trace["output.pre"]).max())
print(f"largest difference of a logit: {difference:.2e}")
if difference > 1e-4:
    sys.exit("the trace's logits are not what NumPy computes from the weights")
