"""ONNX Runtime as its users would have it fast.

The graph is optimised as far as it goes, which is the default. One operation runs at a time: the layers are a chain. Only the logits
are asked for, so the softmax is left out.
"""

from pathlib import Path

import onnxruntime

NAME, VERSION = "ONNX Runtime", onnxruntime.__version__


class Network:
    def __init__(self, threads):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        path = Path(__file__).with_name("lenet-5.onnx")
        self.session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def prepare(self, pixels):
        return pixels

    def answer(self, pixels):
        return self.session.run(["logits"], {"pixels": pixels})[0]
