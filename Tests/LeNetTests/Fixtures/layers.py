"""Computes the laboratory's layers and their gradients with plain loops, independently of the Swift code.

    pip install numpy==2.4.6 scikit-learn==1.8.0 && python3 layers.py > layers.json

Inputs, parameters and the direction v of which ∂(v · output) is taken come from a formula that both sides know.
"""

import json
from math import exp, log, sqrt

import numpy as np

from reference import hashed

TABLE_I = [
    "012", "123", "234", "345", "045", "015", "0123", "1234",
    "2345", "0345", "0145", "0125", "0134", "1245", "0235", "012345",
]  # fmt: skip


def values(*shape):
    return hashed(int(np.prod(shape)), 1).reshape(shape)


def parameters(count):
    return hashed(count, 100_001)


def direction(*shape):
    return hashed(int(np.prod(shape)), 200_001).reshape(shape)


def answer(output, input_gradient, parameter_gradient=()):
    flat = lambda array: np.asarray(array, dtype=float).reshape(-1).tolist()
    return {
        "output": flat(output),
        "inputGradient": flat(input_gradient),
        "parameterGradient": flat(parameter_gradient),
    }


def convolution(shape, connections, size, padding=0, stride=1):
    """Filter f sees the maps connections[f]; its kernels lie one after another."""
    channels, height, width = shape
    filters, rows, columns = len(connections), *((n + 2 * padding - size) // stride + 1 for n in (height, width))
    first, count = [], 0
    for maps in connections:
        first.append(count)
        count += len(maps) * size * size
    x, p = values(*shape), parameters(count + filters)
    v = direction(filters, rows, columns)
    y, dx, dp = np.zeros_like(v), np.zeros_like(x), np.zeros_like(p)
    for f, maps in enumerate(connections):
        for row in range(rows):
            for column in range(columns):
                y[f, row, column] = p[count + f]
                dp[count + f] += v[f, row, column]
                for number, c in enumerate(maps):
                    for i in range(size):
                        for j in range(size):
                            a, b = stride * row + i - padding, stride * column + j - padding
                            if not (0 <= a < height and 0 <= b < width):
                                continue
                            w = first[f] + (number * size + i) * size + j
                            y[f, row, column] += p[w] * x[c, a, b]
                            dx[c, a, b] += p[w] * v[f, row, column]
                            dp[w] += x[c, a, b] * v[f, row, column]
    return answer(y, dx, dp)


def full(filters, channels):
    return [range(channels)] * filters


def maximum_pooling(channels, height, width):
    x, v = values(channels, height, width), direction(channels, height // 2, width // 2)
    y, dx = np.zeros_like(v), np.zeros_like(x)
    for c in range(channels):
        for row in range(height // 2):
            for column in range(width // 2):
                places = [(c, 2 * row + i, 2 * column + j) for i in range(2) for j in range(2)]
                largest = max(places, key=lambda place: x[place])
                y[c, row, column] = x[largest]
                dx[largest] += v[c, row, column]
    return answer(y, dx)


def trainable_subsampling(channels, height, width, sources):
    x, p = values(channels, height, width), parameters(2 * len(sources))
    v = direction(len(sources), height // 2, width // 2)
    y, dx, dp = np.zeros_like(v), np.zeros_like(x), np.zeros_like(p)
    for m, c in enumerate(sources):
        for row in range(height // 2):
            for column in range(width // 2):
                window = c, slice(2 * row, 2 * row + 2), slice(2 * column, 2 * column + 2)
                y[m, row, column] = p[m] * x[window].sum() + p[len(sources) + m]
                dx[window] += p[m] * v[m, row, column]
                dp[m] += x[window].sum() * v[m, row, column]
                dp[len(sources) + m] += v[m, row, column]
    return answer(y, dx, dp)


def radial_basis(inputs, units):
    x, codes, v = values(inputs), np.sign(hashed(units * inputs, 300_001)).reshape(units, inputs), direction(units)
    y, dx = np.zeros(units), np.zeros(inputs)
    for u in range(units):
        for k in range(inputs):
            y[u] -= (x[k] - codes[u, k]) ** 2
            dx[k] -= v[u] * 2 * (x[k] - codes[u, k])
    return answer(y, dx)


def margin(height, width, size, paper, ink):
    x, v = values(1, height, width), direction(1, height + 2 * size, width + 2 * size)
    y = np.full_like(v, paper)
    dx = np.zeros_like(x)
    for row in range(height):
        for column in range(width):
            y[0, row + size, column + size] = paper * (1 - x[0, row, column]) + ink * x[0, row, column]
            dx[0, row, column] = v[0, row + size, column + size] * (ink - paper)
    return answer(y, dx)


def global_average(channels, height, width):
    x, v = values(channels, height, width), direction(channels)
    dx = np.zeros_like(x)
    for c in range(channels):
        dx[c] = v[c] / (height * width)
    return answer([x[c].mean() for c in range(channels)], dx)


def batch_normalisation(channels, height, width, digits):
    """Sixteen digits, of which the first `digits` count; the others' gradient is zero, as the loss leaves it."""
    x, p = 3 * values(channels, height * width, 16) + 1, parameters(2 * channels)
    v = direction(channels, height * width, 16)
    v[:, :, digits:] = 0
    y, dx, dp, moments = np.zeros_like(x), np.zeros_like(x), np.zeros_like(p), []
    n = height * width * digits
    for c in range(channels):
        counted = x[c, :, :digits]
        mean, variance = counted.mean(), counted.var()
        moments.append([mean, variance])
        deviation = sqrt(variance + 1e-5)
        z = (x[c] - mean) / deviation
        y[c] = p[c] * z + p[channels + c]
        dp[c], dp[channels + c] = (v[c] * z).sum(), v[c].sum()
        # By the chain rule: through z itself, through the mean, through the variance.
        dz = p[c] * v[c]
        d_variance = (dz * (x[c] - mean)).sum() * -0.5 / deviation**3
        d_mean = -dz.sum() / deviation
        dx[c] = dz / deviation
        dx[c, :, :digits] += d_variance * 2 * (counted - mean) / n + d_mean / n
    return answer(y, dx, dp) | {"moments": np.transpose(moments).tolist()}


def dropout(count, seeds, rate):
    """Whether lane `l` keeps value `k`, for all k and then all l."""

    def mix(h):
        h = (h ^ (h >> 16)) * 0x85EBCA6B % 2**32
        h = (h ^ (h >> 13)) * 0xC2B2AE35 % 2**32
        return h ^ (h >> 16)

    return [
        int(mix((mix(seed) + k * 0x9E3779B9) % 2**32) / 2**32 >= rate) for k in range(count) for seed in seeds
    ]


def rubbish(classes, logit, label):
    """Softmax with one more class whose logit is constant, and the paper's equation 9."""
    x = 5 * values(classes)
    whole = sum(exp(value) for value in [*x, logit])
    probabilities = np.exp(x) / whole
    gradient = probabilities.copy()
    gradient[label] -= 1
    return {
        "probabilities": probabilities.tolist(),
        "loss": float(-x[label] + log(whole)),
        "gradient": gradient.tolist(),
    }


if __name__ == "__main__":
    layers = {
        "padding 1": convolution((2, 6, 5), full(5, 2), 3, padding=1),
        "padding 1, stride 2": convolution((3, 7, 6), full(4, 3), 3, padding=1, stride=2),
        "padding 2, kernel 5": convolution((1, 6, 6), full(3, 1), 5, padding=2),
        "stride 3": convolution((2, 8, 9), full(2, 2), 2, stride=3),
        "sparse": convolution((6, 6, 7), [[int(map) for map in maps] for maps in TABLE_I], 3),
        "maximum pooling": maximum_pooling(2, 5, 7),
        "trainable subsampling": trainable_subsampling(4, 4, 6, [0, 0, 1, 1, 2, 2, 3, 3]),
        "radial basis": radial_basis(84, 10),
        "margin": margin(4, 5, 2, -0.1, 1.175),
        "global average": global_average(3, 4, 5),
        "batch normalisation": batch_normalisation(2, 2, 3, 11),
    }
    others = {"dropout": dropout(40, range(100, 116), 0.3), "rubbish": rubbish(10, -2.0, 4)}
    print(json.dumps({"layers": layers} | others, indent=1))
