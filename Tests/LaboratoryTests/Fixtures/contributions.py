"""Computes with NumPy what a small network's stages, maps and units contribute.

    pip install -r Tests/requirements.txt && python3 contributions.py > contributions.json

Weights and digits come from a formula that both sides know, so that the fixture holds results only.
"""

import json

import numpy as np

DIGITS = 60
STAGES = ["input", "C", "S", "F"]


def mixed(count, salt):
    """Numbers in [-1, 1) from a hash of their index in which neighbours have nothing in common."""
    value = (np.arange(count, dtype=np.uint64) + np.uint64(salt)) * np.uint64(2654435761) % np.uint64(2**32)
    value ^= value >> np.uint64(15)
    value = value * np.uint64(2246822519) % np.uint64(2**32)
    value ^= value >> np.uint64(13)
    return value.astype(np.float64) / 2**31 - 1


kernels = 0.3 * mixed(50, 1).reshape(2, 5, 5)
kernel_biases = 0.3 * mixed(2, 60)
hidden = 0.6 * mixed(6 * 288, 100).reshape(6, 288)
hidden_biases = 0.1 * mixed(6, 2000)
output = mixed(60, 3000).reshape(10, 6)
output_biases = 0.1 * mixed(10, 4000)
labels = np.arange(DIGITS) * 7 % 10
# A digit's ink lies in eight rows, which its label decides.
row = np.arange(28)[None, :] - 2 * labels[:, None]
ink = np.floor(255 * (mixed(DIGITS * 784, 5000) + 1) / 2).reshape(DIGITS, 28, 28)
digits = ink * ((row >= 0) & (row < 8))[:, :, None] / 255


def filters(x):
    windows = np.lib.stride_tricks.sliding_window_view(x[:, 0], (5, 5), axis=(1, 2))
    return np.maximum(0, np.einsum("nyxij,fij->nfyx", windows, kernels) + kernel_biases[:, None, None])


def pooled(x):
    return x.reshape(len(x), 2, 12, 2, 12, 2).mean(axis=(3, 5))


def units(x):
    return np.maximum(0, x.reshape(len(x), -1) @ hidden.T + hidden_biases)


LAYERS = [None, filters, pooled, units]


def stages(x):
    values = [x[:, None]]
    for layer in LAYERS[1:]:
        values.append(layer(values[-1]))
    return values


def score(values, stage):
    """How well the rest of the network reads the values of a stage."""
    for layer in LAYERS[stage + 1 :]:
        values = layer(values)
    logits = values @ output.T + output_biases
    logits -= logits.max(axis=1, keepdims=True)
    log = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    right = log.argmax(axis=1) == labels
    return {
        "accuracy": right.mean(),
        "loss": -log[np.arange(DIGITS), labels].mean(),
        "perDigit": [right[labels == digit].mean() for digit in range(10)],
    }


def without(values, channel):
    result = values.copy()
    result[:, channel] = values[:, channel].mean(axis=0)
    return result


def moved(x, right, down):
    """What shows at [y, x] came from [y - down, x - right]; what comes in is 0."""
    result = np.roll(x, (down, right), axis=(-2, -1))
    if down:
        result[..., slice(0, down) if down > 0 else slice(down, None), :] = 0
    if right:
        result[..., :, slice(0, right) if right > 0 else slice(right, None)] = 0
    return result


def overlap(x, right, down):
    rows = slice(max(0, down), x.shape[-2] + min(0, down))
    columns = slice(max(0, right), x.shape[-1] + min(0, right))
    return x[..., rows, columns]


def change(before, after):
    axes = tuple(range(1, before.ndim))
    difference, length = ((after - before) ** 2).sum(axis=axes), (before**2).sum(axis=axes)
    return np.sqrt(np.divide(difference, length, out=np.zeros(DIGITS), where=length > 0)).mean()


values = stages(digits)
strides = [1, 1, 2, None]
directions = [(1, 0), (0, 1), (-1, 0), (0, -1)]
shifts = []
for stage, stride in enumerate(strides):
    changes, back = [], []
    for distance in range(1, 7):
        pairs = [(r, d, stages(moved(digits, r * distance, d * distance))[stage]) for r, d in directions]
        changes.append(np.mean([change(values[stage], after) for _, _, after in pairs]))
        if stride:
            places = int(distance / stride + 0.5)
            back.append(
                np.mean(
                    [
                        change(
                            overlap(values[stage], -r * places, -d * places),
                            overlap(after, r * places, d * places),
                        )
                        for r, d, after in pairs
                    ]
                )
            )
    shifts.append({"change": changes, "changeMovedBack": back})


def area(a, b):
    return np.mean((a[:, None] > b[None, :]) + 0.5 * (a[:, None] == b[None, :]))


print(
    json.dumps(
        {
            "whole": score(values[0], 0),
            "ablations": [score(without(values[s], c), s) for s, n in ((1, 2), (3, 6)) for c in range(n)],
            "means": [
                score(np.broadcast_to(values[s].mean(axis=0), values[s].shape), s) for s in (1, 2, 3)
            ],
            "mapMeans": [
                score(np.broadcast_to(values[s].mean(axis=(2, 3), keepdims=True), values[s].shape), s)
                for s in (1, 2)
            ],
            "shifts": shifts,
            "separations": [
                [
                    area(values[3][labels == a, unit], values[3][labels == b, unit])
                    for a in range(10)
                    for b in range(a + 1, 10)
                ]
                for unit in range(6)
            ],
        },
        indent=1,
    )
)
