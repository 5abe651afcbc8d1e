"""The notebook, running: its process, and what a student does on its pages."""

import os
import re
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.remote.webelement import WebElement

from command import LENET
from page import PageTest

SMALL = "30-small-lesson"
TEXT = Path(__file__).with_name("small-lesson.md").read_text()
# The cells of the small lesson, in its order.
NUMBER, CUBE, TURNED, EXERCISE = range(4)


class NotebookTest(PageTest):
    """A test with a notebook of its own, in which copies of the lessons and a small one are edited."""

    def setUp(self) -> None:
        super().setUp()
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.file = self.folder / f"{SMALL}.md"
        self.file.write_text(TEXT)
        self.start()
        self.addCleanup(self.end)

    def start(self, *options: str) -> None:
        self.process = subprocess.Popen([LENET, "notebook", "--no-open", "--copy", self.folder, *options],
                                        stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+/\S*", line):
                self.address = found[0]
                break
        parts = urlsplit(self.address)
        self.port, self.origin = parts.port, f"http://127.0.0.1:{parts.port}"
        self.token = parts.query.removeprefix("token=")

    def end(self) -> None:
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGTERM)
        self.process.wait(10)
        self.process.stdout.close()

    def visit(self, lesson: str = SMALL, fragment: str = "") -> None:
        """Opens a lesson, and waits until it has run."""
        self.driver.get(f"{self.origin}/lessons/{lesson}?token={self.token}{fragment}")
        self.until(lambda: self.js("return document.documentElement.dataset.live") == "ready", "the page comes to life")
        self.until(lambda: self.is_done, f"{lesson} has run", 60)

    @property
    def is_done(self) -> bool:
        """Nothing is under way, and every value in the prose is known."""
        return self.js("return document.querySelector('.stop').hidden && !document.querySelector('[data-stale]')"
                       " && ![...document.querySelectorAll('.prose')].some((one) => one.textContent.includes('…'))")

    # What a student does.

    def cell(self, number: int) -> WebElement:
        """The text area of a cell, counted from 0 and in sight."""
        return self.in_view(self.js("return document.querySelectorAll('.editor:not([hidden]) textarea')[arguments[0]]", number))

    def write(self, number: int, text: str) -> WebElement:
        """Types a text in the place of a cell's."""
        cell = self.cell(number)
        cell.click()
        self.press_with(Keys.CONTROL, "a")
        # As a paste is, so that no line is indented by the editor.
        self.js("document.execCommand('insertText', false, arguments[0])", text)
        return cell

    def press_with(self, modifier: str, key: str) -> None:
        ActionChains(self.driver).key_down(modifier).send_keys(key).key_up(modifier).perform()

    def run_it(self) -> None:
        self.press_with(Keys.SHIFT, Keys.ENTER)

    # What a student sees.

    def status(self) -> str:
        return self.text("[role=status]")

    def until_status(self, pattern: str, seconds: float = 10) -> None:
        self.until(lambda: re.search(pattern, self.status()), f"the status says {pattern}", seconds)

    def until_shown(self, *texts: str, seconds: float = 10) -> None:
        for text in texts:
            self.until(lambda: text in " ".join(self.texts(".output:not([hidden]) > .element")), f"the page shows “{text}”", seconds)

    def value(self, number: int) -> str:
        return self.js("return document.querySelectorAll('.editor:not([hidden]) textarea')[arguments[0]].value", number)
