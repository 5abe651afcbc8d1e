"""Computes with SciPy and NumPy what the laboratory's statistics are compared with.

    pip install -r Tests/requirements.txt && python3 comparing.py > comparing.json

Values come from a formula that both sides know, so that the fixture holds results only.
"""

import json

import numpy as np
from scipy import stats


def hashed(count, salt):
    """Numbers in [-1, 1) from Knuth's multiplicative hash of their index."""
    index = np.arange(count, dtype=np.uint64) + np.uint64(salt)
    return ((index * np.uint64(2654435761)) % np.uint64(2**32)).astype(np.float64) / 2**31 - 1


def linear_cka(x, y):
    x, y = x - x.mean(axis=0), y - y.mean(axis=0)
    return np.linalg.norm(y.T @ x) ** 2 / (np.linalg.norm(x.T @ x) * np.linalg.norm(y.T @ y))


def cka(digits, p, q):
    x = hashed(digits * p, 1).reshape(digits, p)
    # The second set is partly the first.
    y = hashed(digits * q, 7).reshape(digits, q) + 0.5 * x[:, np.arange(q) % p] + 3
    return {"digits": digits, "p": p, "q": q, "value": linear_cka(x, y)}


counts = [(0, 0), (0, 1), (1, 5), (5, 1), (10, 10), (7, 23), (40, 61), (0, 50), (300, 420), (3000, 3300), (1, 900)]
quantiles = [(p, d) for d in (1, 2, 3, 4, 5, 8, 9, 30, 99, 1000) for p in (0.5, 0.9, 0.95, 0.99)]
print(
    json.dumps(
        {
            "mcNemar": [
                {"b": b, "c": c, "p": stats.binomtest(b, b + c).pvalue if b + c else 1.0} for b, c in counts
            ],
            "studentT": [
                {"probability": p, "degrees": d, "quantile": stats.t.ppf(0.5 + p / 2, d)} for p, d in quantiles
            ],
            "cka": [cka(300, 5, 9), cka(20, 30, 17), cka(129, 65, 64), cka(130, 65, 64)],
        },
        indent=1,
    )
)
