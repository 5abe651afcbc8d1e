"""Parity with NumPy: `python3 numpy_parity.py` checks that NumPy reads tensors.npz, byte for byte what Files.NPZ writes,
as the Swift tests assert, and that NumPy still writes it so; with `--write` it makes this and arrays.npz, which the
tests read.
"""

import io
import pathlib
import sys

import numpy

FOLDER = pathlib.Path(__file__).parent
TENSORS = {
    "c1.weight": numpy.arange(150, dtype=numpy.float32).reshape(6, 1, 5, 5),
    "empty": numpy.zeros([0, 3], numpy.float32),
    "matrix": numpy.array([[1, -2.5, 3e-30], [0.1, 1e30, -0.0]], numpy.float32),
    "scalar": numpy.array(7, numpy.float32),
    "tensör/4": numpy.arange(24, dtype=numpy.float32).reshape(1, 2, 3, 4),
}
COUNTS = numpy.array([[0, 1, 2], [3, 4, 5]])
# Each type of numbers, either order of bytes, either order of indices, and text, packed.
ARRAYS = (
    {f"{order}{kind}": COUNTS.astype(f"{order}{kind}") for kind in ["f2", "f4", "f8"] for order in "<>"}
    | {kind: COUNTS.astype(kind) for kind in ["u1", "i1", "<u2", ">i2", "<u4", ">i4", "<u8", ">i8"]}
    | {
        "truth": COUNTS % 2 == 1,
        "columns": numpy.asfortranarray(COUNTS.astype("float32")),
        "column-bytes": numpy.asfortranarray(COUNTS.astype("uint8")),
        "text": COUNTS.astype("U1"),
        "letters": COUNTS.astype("S1"),
        "activation": numpy.array("tanh"),
    }
)


def written(save, arrays):
    file = io.BytesIO()
    save(file, **arrays)
    return file.getvalue()


if "--write" in sys.argv:
    (FOLDER / "tensors.npz").write_bytes(written(numpy.savez, TENSORS))
    (FOLDER / "arrays.npz").write_bytes(written(numpy.savez_compressed, ARRAYS))
with numpy.load(FOLDER / "tensors.npz") as file:
    assert file.files == list(TENSORS), f"arrays {file.files}, expected {list(TENSORS)}"
    for name, expected in TENSORS.items():
        array = file[name]
        assert array.dtype == numpy.float32, f"{name}: {array.dtype}, expected float32"
        assert array.shape == expected.shape, f"{name}: {array.shape}, expected {expected.shape}"
        assert array.tobytes() == expected.tobytes(), f"{name}: {array}, expected {expected}"
same = (FOLDER / "tensors.npz").read_bytes() == written(numpy.savez, TENSORS)
assert same, "NumPy writes another file; make it again with --write"
print(f"NumPy {numpy.__version__} reads and writes tensors.npz.")
