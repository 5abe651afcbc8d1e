"""Computes with OpenCV what finds lines of writing: the paper of a photograph, connected ink, and a view from above.

    pip install opencv-python-headless==5.0.0.93 && python3 photographs.py > photographs.json
"""

import json

import cv2
import numpy as np

WIDTH, HEIGHT = 60, 45


def hashed(count):
    """Numbers 0…1 that both sides know: a multiplicative hash of 0, 1, 2, …"""
    return ((np.arange(count, dtype=np.uint64) * 2654435761) % 2**32).astype(float) / 2**32


def paper(picture, reach):
    """Closing with a square, then the darkest of each pixel and its neighbours."""
    side = 2 * reach + 1
    closed = cv2.morphologyEx(picture, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    return cv2.erode(closed, np.ones((3, 3), np.uint8))


def marks(is_ink):
    """Area, region (top, bottom, left, right) and centre of each mark, in the order of their first pixels."""
    count, names, stats, centres = cv2.connectedComponentsWithStats(is_ink.astype(np.uint8), connectivity=8)
    order = sorted(range(1, count), key=lambda name: np.flatnonzero(names == name)[0])
    return [
        [
            int(stats[n, 4]),
            int(stats[n, 1]),
            int(stats[n, 1] + stats[n, 3] - 1),
            int(stats[n, 0]),
            int(stats[n, 0] + stats[n, 2] - 1),
            *map(float, centres[n]),
        ]
        for n in order
    ]


def rectified(corners, width, height):
    upright = np.float32([[-0.5, -0.5], [width - 0.5, -0.5], [width - 0.5, height - 0.5], [-0.5, height - 0.5]])
    to_picture = cv2.getPerspectiveTransform(upright, np.float32(corners))
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    places = cv2.perspectiveTransform(np.stack([x, y], -1).reshape(-1, 1, 2).astype(float), to_picture).reshape(-1, 2)
    # Of a picture that is a product, what lies between pixels is exact.
    return [float((3 + px) * (5 + py) / 5000) for px, py in places]


noise = hashed(WIDTH * HEIGHT).reshape(HEIGHT, WIDTH)
print(
    json.dumps(
        {
            "paper": [float(value) for value in paper(1 - noise * noise, 3).ravel()[::7]],
            "marks": marks(noise > 0.6),
            "rectified": rectified([[8, 5], [50, 9], [44, 38], [3, 30]], 8, 6),
        }
    )
)
