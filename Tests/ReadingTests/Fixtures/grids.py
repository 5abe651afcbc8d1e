"""Computes with OpenCV what finds a ruled grid: the ink of upright lines, what hangs together, and where lines cross.

    pip install opencv-python-headless==5.0.0.93 && python3 grids.py > grids.json

`python3 grids.py draw` draws grids.png, the picture whose crossings are looked for, again.
"""

import json
import sys
from pathlib import Path

import cv2
import numpy as np

PICTURE = str(Path(__file__).with_name("grids.png"))


def hashed(count):
    """Numbers 0…1 that both sides know: a multiplicative hash of 0, 1, 2, …"""
    return ((np.arange(count, dtype=np.uint64) * 2654435761) % 2**32).astype(float) / 2**32


def draw():
    """Seven rows and five columns of boxes, seen at an angle."""
    page = np.full((800, 600), 230, np.uint8)
    for row in range(8):
        cv2.line(page, (50, 50 + 100 * row), (550, 50 + 100 * row), 60, 5 if row in (0, 7) else 3)
    for column in range(6):
        cv2.line(page, (50 + 100 * column, 50), (50 + 100 * column, 750), 60, 5 if column in (0, 5) else 3)
    source = np.float32([[0, 0], [600, 0], [600, 800], [0, 800]])
    target = np.float32([[40, 25], [395, 8], [440, 470], [10, 420]])
    view = cv2.warpPerspective(
        page, cv2.getPerspectiveTransform(source, target), (450, 480), flags=cv2.INTER_AREA, borderValue=215
    )
    cv2.imwrite(PICTURE, cv2.GaussianBlur(view, (0, 0), 0.8), [cv2.IMWRITE_PNG_COMPRESSION, 9])


def upright_ink(picture, reach):
    means = cv2.blur(picture, (1, 5), borderType=cv2.BORDER_REPLICATE)
    return cv2.morphologyEx(means, cv2.MORPH_BLACKHAT, np.ones((1, 2 * reach + 1), np.uint8))


def strokes(picture, limit):
    """Pixels and region (top, bottom, left, right) of each connected figure, in the order of their first pixels."""
    count, names, stats, _ = cv2.connectedComponentsWithStats((picture > limit).astype(np.uint8), connectivity=8)
    order = sorted(range(1, count), key=lambda name: np.flatnonzero(names == name)[0])
    return [
        [int(stats[n, 4]), int(stats[n, 1]), int(stats[n, 1] + stats[n, 3] - 1), int(stats[n, 0]),
         int(stats[n, 0] + stats[n, 2] - 1)]
        for n in order
    ]  # fmt: skip


def crossings():
    """Where the grid's inner lines cross, refined from where they were drawn."""
    source = np.float32([[0, 0], [600, 0], [600, 800], [0, 800]])
    target = np.float32([[40, 25], [395, 8], [440, 470], [10, 420]])
    nodes = np.float32([[[50 + 100 * column, 50 + 100 * row]] for row in range(1, 7) for column in range(1, 5)])
    start = cv2.perspectiveTransform(nodes, cv2.getPerspectiveTransform(source, target))
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 50, 0.001)
    return cv2.cornerSubPix(cv2.imread(PICTURE, cv2.IMREAD_GRAYSCALE), start, (7, 7), (-1, -1), criteria)


if sys.argv[1:] == ["draw"]:
    draw()
else:
    noise = hashed(60 * 45).reshape(45, 60).astype(np.float32)
    print(
        json.dumps(
            {
                "uprightInk": np.round(upright_ink(noise, 4)[2:-2].flatten()[::7].astype(float), 6).tolist(),
                "strokes": strokes(noise, 0.62),
                "crossings": np.round(crossings().reshape(-1, 2).astype(float), 2).tolist(),
            },
            separators=(",", ":"),
        )
    )
