"""Measures a framework for `lenet benchmark --against`.

    python3 peer.py pytorch 2    a framework, and how many threads it has

It says what it is; then it does one measurement for each line that it reads, and answers each in a line of JSON. Around it lie
the files of `lenet export`, and a module for each framework: NAME, VERSION, and a Network that `prepare`s pixels, `answer`s
them, and may `train` on some digits.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).parent


def seconds(work, *inputs):
    begin = perf_counter()
    work(*inputs)
    return perf_counter() - begin


def logits(network, pixels):
    return {"logits": network.answer(network.prepare(pixels)).tolist()}


def one_digit(network, pixels):
    """Each digit by itself, after a hundred that are not counted."""
    digits = [network.prepare(pixels[index : index + 1]) for index in range(len(pixels))]
    for digit in digits[:100]:
        network.answer(digit)
    return {"seconds": [seconds(network.answer, digit) for digit in digits]}


def all_digits(network, pixels):
    """All of them together, several times, after a first time that is not counted."""
    digits = network.prepare(pixels)
    network.answer(digits)
    times = []
    while len(times) < 5 or sum(times) < 0.2:
        times.append(seconds(network.answer, digits))
    return {"seconds": times}


def epoch(network, pixels):
    """All training digits once, after ten steps that are not counted."""
    network.train(640)
    return {"seconds": [seconds(network.train, None)]}


def main():
    framework, threads = sys.argv[1:]
    # Read by libraries of threads as they are loaded.
    for library in ("OMP", "MKL", "OPENBLAS"):
        os.environ[f"{library}_NUM_THREADS"] = threads
    # What a framework prints has no place between the answers.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def say(values):
        print(json.dumps(values), file=answers, flush=True)

    peer = import_module(f"peer_{framework}")
    say({"name": peer.NAME, "version": peer.VERSION})
    network = None
    for line in sys.stdin:
        if network is None:
            import numpy as np

            network = peer.Network(int(threads))
            pixels = np.load(HERE / "lenet-5-digits.npz")["pixels"]
        measurement = {"logits": logits, "one": one_digit, "all": all_digits, "epoch": epoch}[line.strip()]
        say(measurement(network, pixels))


if __name__ == "__main__":
    main()
