"""Where the page may use a camera, it takes a picture with it."""

import atexit
import unittest
from functools import cached_property
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import numpy as np
from axe_core_python.selenium import Axe
from selenium.webdriver import Chrome, Keys

from page import REPORT, PageTest, browser
from picture import photograph, video

FAKE = "--use-fake-device-for-media-stream"


def seven() -> np.ndarray:
    digit = np.zeros((28, 28))
    digit[5:8, 7:21] = 1
    for row in range(8, 24):
        column = round(19 - 0.55 * (row - 8))
        digit[row, column - 1:column + 2] = 1
    return digit


class CameraTest(PageTest):
    # The browser may use the camera without asking, or not at all.
    may = "--use-fake-ui-for-media-stream"

    @cached_property
    def driver(self) -> Chrome:
        return browser(FAKE, f"--use-file-for-fake-video-capture={FILM}", self.may)

    def open(self, *given: Any, **named: Any) -> None:
        super().open(*given, **named)
        # The page looks for a camera, which takes a moment.
        self.until(lambda: self.js("return document.querySelector('.acts').textContent.includes('Camera')"), "a camera is found")

    def seen(self) -> bool:
        return self.js("return document.querySelector('.camera').open")

    def test_a_picture_is_taken(self) -> None:
        self.open()
        self.open_all_details()
        self.click("Camera")
        self.assertTrue(self.seen(), "a window with what the camera sees")
        self.until(lambda: self.js("return !document.querySelector('.camera .main').disabled"), "the camera shows something")
        violations = [(rule["id"], node["html"][:120]) for rule in Axe().run(self.driver)["violations"] for node in rule["nodes"]]
        self.assertEqual(violations, [], "rules of accessibility are violated")
        stream = "return (globalThis.stream ??= document.querySelector('.camera video').srcObject).getTracks()[0].readyState"
        self.assertEqual(self.js(stream), "live")
        self.click("Take picture")
        self.until(lambda: self.text(".source") == "Your picture", "the camera’s picture is read")
        self.assertRegex(self.text(".taken"), "^Taken for a 7")
        self.assertFalse(self.seen(), "the window is closed")
        self.assertEqual(self.js(stream), "ended", "the camera is off")

    def test_escape_and_cancel_switch_it_off(self) -> None:
        for leave in (lambda: self.click("Cancel"), lambda: self.press(Keys.ESCAPE)):
            self.open()
            self.click("Camera")
            self.until(lambda: self.js("return document.querySelector('.camera video').srcObject !== null"), "the camera is on")
            leave()
            self.until(lambda: not self.seen() and self.js("return document.querySelector('.camera video').srcObject === null"),
                       "the camera is off")
            self.assertRegex(self.text(".source"), "of MNIST$", "what was there stays")

    def test_a_telephone_uses_its_own(self) -> None:
        self.screen(390)
        self.cdp("Emulation.setTouchEmulationEnabled", enabled=True)
        self.open()
        chooser = self.find(".file input[capture]")
        self.assertEqual((chooser.get_attribute("capture"), chooser.accessible_name), ("environment", "Camera"))
        self.assertEqual(self.texts(".camera"), [])


class ForbiddenCameraTest(PageTest):
    @cached_property
    def driver(self) -> Chrome:
        return browser(FAKE, "--use-fake-ui-for-media-stream=deny")

    def test_it_is_said(self) -> None:
        self.open()
        self.until(lambda: "Camera" in self.texts("button"), "a camera is found")
        self.click("Camera")
        self.until(lambda: self.text(".intake"), "a sentence")
        self.assertEqual(self.text(".intake"), "The camera cannot be used: it was not allowed, or another program has it.")
        self.assertFalse(self.js("return document.querySelector('.camera').open"))


class NoCameraTest(PageTest):
    def test_without_one_there_is_no_button(self) -> None:
        self.open(REPORT)
        self.js("return new Promise((done) => setTimeout(done, 100))")
        self.assertNotIn("Camera", self.texts("button"))


def film() -> str:
    with NamedTemporaryFile(suffix=".y4m", delete=False) as file:
        file.write(video(photograph([seven()], scale=10, margin=100)))
    atexit.register(Path(file.name).unlink)
    return file.name


FILM = film()

if __name__ == "__main__":
    unittest.main()
