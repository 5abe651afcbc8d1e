"""The lenet command, with which pages are compared."""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from safetensors.numpy import load_file

from page import Trace

LENET = Path(os.environ.get("LENET", ".build/debug/lenet")).resolve()
WEIGHTS = Path(__file__).parents[2] / "Sources/MNIST/Resources/trained/lenet-5.safetensors"


def explored(*options: str | Path) -> tuple[str, Trace]:
    """What `lenet explore` prints, and the trace that it writes."""
    with TemporaryDirectory() as output:
        return explore_into(output, *options), load_file(Path(output, "trace.safetensors"))


def explore_into(output: str | Path, *options: str | Path) -> str:
    """What `lenet explore` prints as it writes to a folder."""
    command = subprocess.run([LENET, "explore", *options, "--output", output],
                             stdout=subprocess.PIPE, text=True, check=True)
    return command.stdout
