"""Runs the scripts that `lenet export` wrote, each in its framework, with few digits to train on.

    python frameworks.py pytorch FOLDER…     every *_pytorch.py of the folders
    python frameworks.py onnxruntime FOLDER… and onnx's own checker and OpenCV on the files

A script ends with an error where its logits are not Swift's.
"""

import importlib.util
import sys
from pathlib import Path

import numpy as np


def run(script: Path) -> None:
    print(f"{script}:")
    specification = importlib.util.spec_from_file_location(script.stem, script)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    if hasattr(module, "read_digits"):
        read = module.read_digits
        module.read_digits = lambda part: tuple(values[:256] for values in read(part))
    module.main()


def check_graph(path: Path) -> None:
    import cv2
    import onnx

    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    sample = np.load(path.with_name(f"{path.stem}-digits.npz"))
    try:
        network = cv2.dnn.readNetFromONNX(str(path))
        network.setInput(sample["pixels"])
        logits = network.forward("logits")
    except cv2.error as error:
        sys.exit(f"{path}: OpenCV does not read it: {error}")
    difference = np.abs(logits - sample["logits"]).max()
    print(f"{path}: valid; OpenCV's logits differ by at most {difference:.1e}")
    if not difference <= 1e-5 * max(1, np.abs(sample["logits"]).max() / 10):
        sys.exit(f"{path}: OpenCV computes other logits")


def main(framework: str, folders: list[str]) -> None:
    scripts = sorted(script for folder in folders for script in Path(folder).glob(f"*_{framework}.py"))
    if not scripts:
        sys.exit(f"no script for {framework} in {folders}")
    for script in scripts:
        run(script)
    if framework == "onnxruntime":
        for folder in folders:
            for path in sorted(Path(folder).glob("*.onnx")):
                check_graph(path)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
