"""Looks at what `lenet export` wrote as other programs do.

    python check.py pytorch FOLDER…            runs every *_pytorch.py, with few digits to train on; so keras, numpy, …
    python check.py graphs FOLDER…             ONNX's own checker, and OpenCV, on every *.onnx
    python check.py scikit DATA.npz            scikit-learn learns from the data set
    python check.py learned OUTPUT METRICS     weights of another framework are right on as many digits here as there
    python check.py return PROGRAM FOLDER FILE weights go into a program and out of it, into FILE
    python check.py same FOLDER FOLDER         two exports have the same weights, bit for bit

Scripts end with an error where their logits are not Swift's.
"""

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import numpy as np

TRAINING_DIGITS = 256


def loaded(script: Path) -> ModuleType:
    specification = importlib.util.spec_from_file_location(script.stem, script)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def run_scripts(framework: str, folders: list[str]) -> None:
    scripts = sorted(script for folder in folders for script in Path(folder).glob(f"*_{framework}.py"))
    if not scripts:
        sys.exit(f"no script for {framework} in {folders}")
    for script in scripts:
        print(f"{script}:", flush=True)
        module = loaded(script)
        read = getattr(module, "read_digits", None)
        if read:
            module.read_digits = lambda part, read=read: tuple(values[:TRAINING_DIGITS] for values in read(part))
        module.main()


def check_graphs(folders: list[str]) -> None:
    import cv2
    import onnx

    paths = sorted(path for folder in folders for path in Path(folder).glob("*.onnx"))
    if not paths:
        sys.exit(f"no ONNX file in {folders}")
    for path in paths:
        onnx.checker.check_model(onnx.load(path), full_check=True)
        sample = np.load(path.with_name(f"{path.stem}-digits.npz"))
        network = cv2.dnn.readNetFromONNX(str(path))
        network.setInput(sample["pixels"])
        difference = np.abs(network.forward("logits") - sample["logits"]).max()
        print(f"{path}: valid; OpenCV's logits differ by at most {difference:.1e}")
        if not difference <= 1e-5 * max(1, np.abs(sample["logits"]).max() / 10):
            sys.exit(f"{path}: OpenCV computes other logits")


def learn_with_scikit(path: str) -> None:
    from sklearn.neighbors import KNeighborsClassifier

    data = np.load(path)
    shapes = {name: data[name].shape for name in data.files}
    expected = {"x_train": (60000, 28, 28), "y_train": (60000,), "x_test": (10000, 28, 28), "y_test": (10000,)}
    if shapes != expected:
        sys.exit(f"{path}: {shapes}, expected {expected}")
    model = KNeighborsClassifier(3).fit(data["x_train"][:5000].reshape(-1, 784), data["y_train"][:5000])
    accuracy = model.score(data["x_test"][:1000].reshape(-1, 784), data["y_test"][:1000])
    print(f"{path}: 3 neighbours among 5,000 digits are right on {accuracy:.1%}")
    if accuracy < 0.9:
        sys.exit(f"{path}: expected 90 % or more")


def compare_learned(output: str, metrics: str) -> None:
    there = float(re.search(r"an epoch in .*: right on ([\d.]+)%", Path(output).read_text())[1])
    here = 100 * json.loads(Path(metrics).read_text())["accuracy"]
    print(f"{output}: right on {there:.2f} % there, {here:.2f} % here")
    # Sums are formed in another order: a digit on the border may fall to either side.
    if abs(there - here) > 0.025:
        sys.exit(f"{output}: expected the same there and here")


def send_and_return(program: str, folder: str, file: str) -> None:
    path = Path(folder)
    match program:
        case "pytorch":
            module = loaded(path / "lenet_pytorch.py")
            network = module.LeNet5()
            network.load_state_dict(module.load_file(path / "lenet-5.safetensors"))
            module.save_file(network.state_dict(), file)
        case "keras":
            module = loaded(path / "lenet_keras.py")
            network = module.lenet_5()
            module.set_weights(network, np.load(path / "lenet-5.npz"))
            np.savez_compressed(file, **{variable.path: np.asarray(variable) for variable in network.variables})
        case "numpy":
            np.savez(file, **np.load(path / "lenet-5.npz"))
        case "onnx":
            import onnx

            constants = onnx.load(path / "lenet-5.onnx").graph.initializer
            np.savez(file, **{constant.name: onnx.numpy_helper.to_array(constant) for constant in constants})


def compare_exports(folder: str, other: str) -> None:
    first, second = np.load(Path(folder, "lenet-5.npz")), np.load(Path(other, "lenet-5.npz"))
    names = [name for name in first.files if "." in name]
    different = [name for name in names if first[name].tobytes() != second[name].tobytes()]
    if different or len(names) != 10:
        sys.exit(f"{other}: of {names}, {different} are not what {folder} has")


if __name__ == "__main__":
    check, *arguments = sys.argv[1:]
    match check:
        case "return":
            send_and_return(*arguments)
        case "same":
            compare_exports(*arguments)
        case "graphs":
            check_graphs(arguments)
        case "scikit":
            learn_with_scikit(*arguments)
        case "learned":
            compare_learned(*arguments)
        case _:
            run_scripts(check, arguments)
