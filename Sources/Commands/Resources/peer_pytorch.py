"""PyTorch as its users would have it fast.

Inference is traced, so that Python has no part in it, and optimised: weights become constants, in the layout that oneDNN likes
best. `torch.compile` would want a C++ compiler. Training takes its batches out of one tensor, without a loader, and Adam changes
all parameters in one call.
"""

import torch
from lenet_pytorch import HERE, LeNet5, load_file, loss, read_digits

NAME, VERSION = "PyTorch", torch.__version__


def adam(parameters):
    try:
        # One kernel for a step, which PyTorch has for processors since 2.4.
        return torch.optim.Adam(parameters, lr=0.002, fused=True)
    except (RuntimeError, TypeError):
        return torch.optim.Adam(parameters, lr=0.002, foreach=True)


class Network:
    def __init__(self, threads):
        torch.set_num_threads(threads)
        network = LeNet5().eval()
        network.load_state_dict(load_file(HERE / "lenet-5.safetensors"))
        self.inference = torch.jit.optimize_for_inference(torch.jit.trace(network, torch.zeros(1, 1, 28, 28)))
        self.training = LeNet5()
        self.optimiser = adam(list(self.training.parameters()))
        self.pixels, self.labels = read_digits("train")

    def prepare(self, pixels):
        return torch.from_numpy(pixels)

    @torch.inference_mode()
    def answer(self, pixels):
        return self.inference(pixels)

    def train(self, count):
        for batch in torch.randperm(len(self.labels))[:count].split(64):
            self.optimiser.zero_grad()
            loss(self.training(self.pixels[batch]), self.labels[batch]).backward()
            self.optimiser.step()
