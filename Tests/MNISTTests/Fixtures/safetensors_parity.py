"""Parity with the safetensors package of PyPI (pip install safetensors numpy).

`python3 safetensors_parity.py` reads ours.safetensors, which the Swift tests compare with what MNIST.Safetensors
writes, and checks that theirs.safetensors, which the Swift tests read, is what the package writes.
With `--write` it makes theirs.safetensors.
"""

import pathlib
import sys

import numpy
import safetensors
import safetensors.numpy

FOLDER = pathlib.Path(__file__).parent
METADATA = {"title": 'naïve "quotes" \\ / 手\n'}
TENSORS = {
    "empty": numpy.zeros([0, 3], numpy.float32),
    "matrix": numpy.array([[1, -2.5, 3e-30], [0.1, 1e30, -0.0]], numpy.float32),
    "scalar": numpy.array(7, numpy.float32),
    "tensör/4": numpy.arange(24, dtype=numpy.float32).reshape(1, 2, 3, 4),
}


def check_ours():
    with safetensors.safe_open(FOLDER / "ours.safetensors", framework="numpy") as file:
        assert file.metadata() == METADATA, file.metadata()
        assert set(file.keys()) == set(TENSORS), file.keys()
        for name, expected in TENSORS.items():
            tensor = file.get_tensor(name)
            assert tensor.dtype == numpy.float32, f"{name}: {tensor.dtype}, expected float32"
            assert tensor.shape == expected.shape, f"{name}: {tensor.shape}, expected {expected.shape}"
            assert tensor.tobytes() == expected.tobytes(), f"{name}: {tensor}, expected {expected}"


theirs = safetensors.numpy.save(TENSORS, METADATA)
if "--write" in sys.argv:
    (FOLDER / "theirs.safetensors").write_bytes(theirs)
else:
    check_ours()
    assert (FOLDER / "theirs.safetensors").read_bytes() == theirs, "run with --write to make theirs.safetensors again"
    print(f"safetensors {safetensors.__version__} reads ours, and wrote theirs.")
