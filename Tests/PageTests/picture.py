"""Pictures of digits, as files that a reader may give to a page."""

import struct
import zlib

import numpy as np


def png(pixels: np.ndarray) -> bytes:
    """A PNG file of bytes of [height, width], grey, or [height, width, 3 or 4], colours and opacity."""
    height, width, *channels = pixels.shape
    kind = {(): 0, (3,): 2, (4,): 6}[tuple(channels)]
    rows = np.ascontiguousarray(pixels, np.uint8).reshape(height, -1)

    def chunk(name: bytes, contents: bytes) -> bytes:
        return struct.pack(">I", len(contents)) + name + contents + struct.pack(">I", zlib.crc32(name + contents))

    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    lines = b"".join(b"\0" + row.tobytes() for row in rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def turned(jpeg: bytes, orientation: int) -> bytes:
    """A JPEG file that says how it is to be turned: TIFF's number, 1 to 8."""
    entry = struct.pack("<HHIHH", 0x112, 3, 1, orientation, 0)
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + bytes(4)
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def photograph(digits: list[np.ndarray], scale: int = 5, margin: int = 60, seed: int = 1) -> np.ndarray:
    """Digits of 28 × 28, ink 0…1, in a row on paper in uneven light, with a camera's noise: [height, width, 3], bytes."""
    ink = np.kron(np.hstack(digits), np.ones((scale, scale)))
    ink = np.pad(ink, margin)
    # The squares' edges are soft, as a pen's are.
    reach = scale // 2
    for axis in (0, 1, 0, 1):
        ink = sum(np.roll(ink, shift, axis) for shift in range(-reach, reach + 1)) / (2 * reach + 1)
    y, x = np.mgrid[0:1:ink.shape[0] * 1j, 0:1:ink.shape[1] * 1j]
    light = 0.95 - 0.25 * x - 0.1 * y
    noise = np.random.default_rng(seed).normal(0, 0.01, ink.shape)
    grey = light * (1 - 0.75 * ink) + noise
    return np.clip(255 * grey[..., None] * [1, 0.98, 0.9], 0, 255).astype(np.uint8)


def video(picture: np.ndarray, frames: int = 2) -> bytes:
    """A film (YUV4MPEG2) of a picture of [height, width, 3] that does not move, in grey."""
    height, width, _ = picture.shape
    # The brightest is 235 there, and the darkest 16.
    luma = (16 + 219 / 255 * picture.mean(axis=2)).round().astype(np.uint8)
    grey = bytes([128]) * (width * height // 2)
    return f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420\n".encode() + (b"FRAME\n" + luma.tobytes() + grey) * frames
