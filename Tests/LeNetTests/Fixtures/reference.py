"""Computes LeNet-5 in NumPy and its scores in scikit-learn, independently of the Swift code.

    pip install numpy==2.4.6 scikit-learn==1.8.0 && python3 reference.py > reference.json

Weights and pixels come from a formula that both sides know, so that the fixture holds results only.
"""

import json

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support


def hashed(count, salt):
    """Numbers in [-1, 1) from Knuth's multiplicative hash of their index."""
    index = np.arange(count, dtype=np.uint64) + np.uint64(salt)
    return ((index * np.uint64(2654435761)) % np.uint64(2**32)).astype(np.float64) / 2**31 - 1


SHAPES = [("c1", (6, 1, 5, 5)), ("c3", (16, 6, 5, 5)), ("c5", (120, 256)), ("f6", (84, 120)), ("output", (10, 84))]


def parameters():
    layers, salt = {}, 1
    for name, shape in SHAPES:
        fan_in = int(np.prod(shape[1:]))
        weights = hashed(int(np.prod(shape)), salt).reshape(shape) * np.sqrt(6 / fan_in)
        salt += weights.size
        biases = hashed(shape[0], salt) * 0.1
        salt += biases.size
        layers[name] = weights, biases
    return layers


ACTIVATIONS = {
    "relu": (lambda x: np.maximum(x, 0), lambda x: (x > 0) * 1.0),
    "sigmoid": (lambda x: 1 / (1 + np.exp(-x)), lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2),
    "tanh": (
        lambda x: 1.7159 * np.tanh(2 / 3 * x),
        lambda x: 1.7159 * 2 / 3 / np.cosh(2 / 3 * x) ** 2,
    ),
}


def convolve(maps, weights, biases):
    windows = sliding_window_view(maps, (5, 5), axis=(1, 2))
    return np.einsum("cyxij,fcij->fyx", windows, weights) + biases[:, None, None]


def pool(maps):
    c, h, w = maps.shape
    return maps.reshape(c, h // 2, 2, w // 2, 2).mean(axis=(2, 4))


def unpool(gradient):
    return gradient.repeat(2, axis=1).repeat(2, axis=2) / 4


def run(layers, digit, activation, label):
    f, derivative = ACTIVATIONS[activation]
    c1_pre = convolve(digit[None], *layers["c1"])
    s2 = pool(f(c1_pre))
    c3_pre = convolve(s2, *layers["c3"])
    s4 = pool(f(c3_pre)).reshape(-1)
    c5_pre = layers["c5"][0] @ s4 + layers["c5"][1]
    f6_pre = layers["f6"][0] @ f(c5_pre) + layers["f6"][1]
    logits = layers["output"][0] @ f(f6_pre) + layers["output"][1]
    probabilities = np.exp(logits - logits.max())
    probabilities /= probabilities.sum()

    # The loss's gradient, by the chain rule, layer by layer.
    d = probabilities.copy()
    d[label] -= 1
    gradients = {"output": (np.outer(d, f(f6_pre)), d)}
    d = layers["output"][0].T @ d * derivative(f6_pre)
    gradients["f6"] = np.outer(d, f(c5_pre)), d
    d = layers["f6"][0].T @ d * derivative(c5_pre)
    gradients["c5"] = np.outer(d, s4), d
    d = unpool((layers["c5"][0].T @ d).reshape(16, 4, 4)) * derivative(c3_pre)
    windows = sliding_window_view(s2, (5, 5), axis=(1, 2))
    gradients["c3"] = np.einsum("fyx,cyxij->fcij", d, windows), d.sum(axis=(1, 2))
    s2_gradient = np.zeros_like(s2)
    for y in range(8):
        for x in range(8):
            s2_gradient[:, y : y + 5, x : x + 5] += np.einsum("f,fcij->cij", d[:, y, x], layers["c3"][0])
    d = unpool(s2_gradient) * derivative(c1_pre)
    windows = sliding_window_view(digit[None], (5, 5), axis=(1, 2))
    gradients["c1"] = np.einsum("fyx,cyxij->fcij", d, windows), d.sum(axis=(1, 2))
    flat = np.concatenate([part.reshape(-1) for name, _ in SHAPES for part in gradients[name]])
    return logits, -np.log(probabilities[label]), flat


def networks():
    layers = parameters()
    digit = np.maximum(0, hashed(784, 7).reshape(28, 28))
    # The Swift side stores digits as bytes.
    digit = np.round(digit * 255) / 255
    for activation in ACTIVATIONS:
        logits, loss, gradient = run(layers, digit, activation, label=4)
        yield activation, {
            "logits": logits.tolist(),
            "loss": float(loss),
            "gradientEvery97": gradient[::97].tolist(),
        }


def metrics():
    labels = ((hashed(2000, 11) + 1) * 5).astype(int)
    noise = ((hashed(2000, 50_021) + 1) * 5).astype(int)
    wrong = hashed(2000, 90_001) > 0.7
    predictions = np.where(wrong, noise, labels)
    result = {"matrix": confusion_matrix(labels, predictions).tolist(), "accuracy": accuracy_score(labels, predictions)}
    for average in (None, "macro", "weighted"):
        scores = precision_recall_fscore_support(labels, predictions, average=average)[:3]
        result[average or "digits"] = [np.asarray(score).tolist() for score in scores]
    return result


if __name__ == "__main__":
    print(json.dumps({"networks": dict(networks()), "metrics": metrics()}, indent=1))
