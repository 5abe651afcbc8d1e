"""Parity with the safetensors package of PyPI (pip install safetensors numpy).

`python3 safetensors_parity.py` checks that the package reads tensors.safetensors, byte for byte what
Files.Safetensors writes, as the Swift tests assert, and that the package still writes it so.
With `--write` it makes the file.
"""

import pathlib
import sys

import numpy
import safetensors
import safetensors.numpy

FILE = pathlib.Path(__file__).parent / "tensors.safetensors"
METADATA = {"title": 'naïve "quotes" \\ / 手\n'}
TENSORS = {
    "empty": numpy.zeros([0, 3], numpy.float32),
    "matrix": numpy.array([[1, -2.5, 3e-30], [0.1, 1e30, -0.0]], numpy.float32),
    "scalar": numpy.array(7, numpy.float32),
    "tensör/4": numpy.arange(24, dtype=numpy.float32).reshape(1, 2, 3, 4),
}



def check_reading():
    with safetensors.safe_open(FILE, framework="numpy") as file:
        assert file.metadata() == METADATA, f"metadata {file.metadata()}, expected {METADATA}"
        assert set(file.keys()) == set(TENSORS), f"tensors {file.keys()}, expected {list(TENSORS)}"
        for name, expected in TENSORS.items():
            tensor = file.get_tensor(name)
            assert tensor.dtype == numpy.float32, f"{name}: {tensor.dtype}, expected float32"
            assert tensor.shape == expected.shape, f"{name}: {tensor.shape}, expected {expected.shape}"
            assert tensor.tobytes() == expected.tobytes(), f"{name}: {tensor}, expected {expected}"


written = safetensors.numpy.save(TENSORS, METADATA)
if "--write" in sys.argv:
    FILE.write_bytes(written)
check_reading()
assert FILE.read_bytes() == written, "the package writes another file; make it again with --write"
print(f"safetensors {safetensors.__version__} reads and writes {FILE.name}.")
