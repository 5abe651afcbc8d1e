"""Reads the package's MNIST files with NumPy."""

import gzip
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parents[3] / "Sources/MNIST/Resources"


def images(split):
    """[count, 784] bytes of "train" or "t10k": behind four numbers of four bytes."""
    with gzip.open(FOLDER / f"{split}-images-idx3-ubyte.gz") as file:
        return np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 784)


def labels(split):
    """What each digit shows: behind two numbers of four bytes."""
    with gzip.open(FOLDER / f"{split}-labels-idx1-ubyte.gz") as file:
        return np.frombuffer(file.read(), np.uint8, offset=8)
