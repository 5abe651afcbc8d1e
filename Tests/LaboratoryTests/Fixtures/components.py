"""Computes with NumPy the principal components of the training digits and the quadratic classifier on them.

    pip install -r Tests/requirements.txt && python3 components.py > components.json
"""

import json

import numpy as np

from digits import images, labels

COUNT = 40

train, test = images("train") / 255, images("t10k") / 255
mean = train.mean(axis=0)
variances, vectors = np.linalg.eigh(train.T @ train / len(train) - np.outer(mean, mean))
vectors = vectors[:, ::-1][:, :COUNT]
# A component's sign is free: its largest element is positive.
vectors *= np.sign(vectors[np.abs(vectors).argmax(axis=0), np.arange(COUNT)])


def features(projections):
    i, j = np.triu_indices(COUNT)
    return np.hstack([projections[:, i] * projections[:, j], np.ones((len(projections), 1))])


def quadratic_errors(origin):
    """Test errors of the classifier on projections of what differs from an origin."""
    targets = np.where(labels("train")[:, None] == np.arange(10), 1.0, -1.0)
    squares, products = 0, 0
    for first in range(0, len(train), 10_000):
        block = features((train[first : first + 10_000] - origin) @ vectors)
        squares = squares + block.T @ block
        products = products + block.T @ targets[first : first + 10_000]
    squares[np.arange(820), np.arange(820)] *= 1 + 1e-4
    weights = np.linalg.solve(squares, products)
    predictions = (features((test - origin) @ vectors) @ weights).argmax(axis=1)
    return int((predictions != labels("t10k")).sum())


print(
    json.dumps(
        {
            "variances": variances[::-1][:COUNT].tolist(),
            "totalVariance": variances.sum(),
            "projectionsOfFirst": ((test[0] - mean) @ vectors).tolist(),
            "quadraticErrors": quadratic_errors(0),
            "quadraticErrorsAboutMean": quadratic_errors(mean),
        },
        indent=1,
    )
)
