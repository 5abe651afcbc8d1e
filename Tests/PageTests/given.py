"""Ways by which a picture comes to a page: it is chosen, dropped or pasted."""

import base64
import zlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from page import PageTest
from picture import png

# Events as a browser sends them when a reader drops or pastes files.
GIVEN = """
  const [target, kind, ...files] = arguments;
  const data = new DataTransfer();
  for (const [name, type, text] of files) {
    data.items.add(new File([Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0))], name, { type }));
  }
  const options = { bubbles: true, cancelable: true };
  const event = kind === "paste" ? new ClipboardEvent(kind, { ...options, clipboardData: data })
    : new DragEvent(kind, { ...options, dataTransfer: data });
  document.querySelector(target).dispatchEvent(event);
  return event.defaultPrevented;
"""
NOTE = ".intake"


class GivenPictureTest(PageTest):
    def setUp(self) -> None:
        super().setUp()
        self.folder = TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    @cached_property
    def examples(self) -> dict[int, np.ndarray]:
        """A digit of each kind that the page carries, by its label."""
        bytes_ = zlib.decompress(base64.b64decode(self.text("#live-examples")))
        digits = np.frombuffer(bytes_, np.uint8).reshape(-1, 28, 28) / 255
        labels = [one["label"] for one in self.facts()["examples"]]
        return {label: digits[labels.index(label)] for label in range(10)}

    def file(self, name: str, contents: bytes | np.ndarray) -> Path:
        path = Path(self.folder.name, name)
        path.write_bytes(png(contents) if isinstance(contents, np.ndarray) else contents)
        return path

    # The ways by which a picture comes to the page.

    def choose(self, file: Path) -> None:
        self.find(".file input").send_keys(str(file))

    def drop(self, *files: Path) -> None:
        self.assertTrue(self.send(".paper", "drop", *files), "the browser does not leave the page for the file")

    def paste(self, *files: Path) -> None:
        self.assertTrue(self.send("body", "paste", *files))

    def send(self, target: str, kind: str, *files: Path) -> bool:
        types = {".png": "image/png", ".jpg": "image/jpeg", ".txt": "text/plain"}
        return self.js(GIVEN, target, kind, *([file.name, types[file.suffix], base64.b64encode(file.read_bytes()).decode()]
                                              for file in files))

    def read(self) -> None:
        """Waits until the picture that was given is shown."""
        self.until(lambda: self.text(".source") == "Your picture" and self.text(NOTE) == "", "the picture is read")

    def assert_refused(self, give: Callable[[], None], pattern: str) -> None:
        """A sentence says why, and what was there stays."""
        before = self.text(".source"), self.core("ran")
        give()
        self.until(lambda: self.text(NOTE) not in ("", "Reading the picture …"), "a sentence in its place")
        self.assertRegex(self.text(NOTE), pattern)
        self.assertTrue((self.text(".source"), self.core("ran")) == before, "what was there stays")
