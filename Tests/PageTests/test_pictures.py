"""A picture that is chosen, dropped or pasted is read as the command reads it."""

import base64
import unittest
from urllib.parse import urlparse

import numpy as np
from axe_core_python.selenium import Axe
from selenium.webdriver import Keys

from command import explored
from given import NOTE, GivenPictureTest
from page import LESSONS
from picture import photograph, png, turned
from test_phone import WIDE

# A picture as JPEG, by the browser.
JPEG = """
  const [text, done] = arguments;
  const image = new Image();
  image.onload = () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    canvas.getContext("2d").drawImage(image, 0, 0);
    done(canvas.toDataURL("image/jpeg", 0.95).split(",")[1]);
  };
  image.src = `data:image/png;base64,${text}`;
"""


class PictureTest(GivenPictureTest):
    # MARK: The same as the command

    def test_a_photograph_is_the_same_to_the_command_however_it_comes(self) -> None:
        self.open()
        for label, give in {3: self.choose, 7: self.drop, 4: self.paste}.items():
            with self.subTest(give.__name__, digit=label):
                self.js("document.querySelector('.strip button').click()")
                picture = self.file(f"{label}.png", photograph([self.examples[label]], seed=label))
                give(picture)
                self.read()
                self.assertRegex(self.text(".taken"), rf"^Taken for an? {label}, at [^.]*\.?\d* %\.$",
                                 "nobody knows what a picture shows")
                printed, trace = explored("--image", picture)
                self.assertRegex(printed, rf"takes\s+it\s+for\s+an?\s+{label}", "the command reads another digit")
                self.assert_same(self.trace(), trace, f"the {label} that came by {give.__name__}, page and command")

    def test_colours_and_what_is_transparent_are_the_same_to_the_command(self) -> None:
        self.open()
        ink = np.pad(np.kron(self.examples[2], np.ones((6, 6))), 20)[..., None]
        pictures = {
            # As bright as each other, so that only colour tells them apart.
            "red on green": (ink * [200, 30, 30] + (1 - ink) * [0, 118, 90]).round(),
            "black on nothing": np.concatenate([0 * ink, 0 * ink, 0 * ink, 255 * (ink > 0.5)], axis=2),
            "white on nothing": np.concatenate([*[255 + 0 * ink] * 3, 255 * (ink > 0.5)], axis=2),
            "light on dark": np.repeat(40 + 200 * ink, 3, axis=2).round(),
        }
        for name, pixels in pictures.items():
            with self.subTest(name):
                self.js("document.querySelector('.strip button').click()")
                picture = self.file("picture.png", pixels)
                self.choose(picture)
                self.read()
                self.assertRegex(self.text(".taken"), "^Taken for a 2")
                self.assert_same(self.trace(), explored("--image", picture)[1], f"{name}, page and command")

    def test_a_camera_that_was_held_sideways_is_allowed_for(self) -> None:
        self.open()
        upright = photograph([self.examples[7]])
        # Its first row is the scene's right side: the scene is turned to the left in the file.
        text = base64.b64encode(png(np.rot90(upright))).decode()
        jpeg = base64.b64decode(self.driver.execute_async_script(JPEG, text))
        picture = self.file("photograph.jpg", turned(jpeg, 6))
        self.choose(picture)
        self.read()
        self.assertRegex(self.text(".taken"), "^Taken for a 7", "it is seen upright")
        trace = explored("--image", picture)[1]
        difference = float(np.abs(self.trace()["input"] - trace["input"]).max())
        # Two decoders of JPEG do not agree to the last bit.
        self.assertLess(difference, 0.03, "ink, page and command")

    def test_a_large_picture_is_made_smaller(self) -> None:
        self.open()
        self.choose(self.file("large.png", photograph([self.examples[2]], scale=90, margin=200)))
        self.until(lambda: self.text(".source") == "Your picture", "a picture of 8 megapixels is read", seconds=30)
        self.assertRegex(self.text(".taken"), "^Taken for a 2")

    # MARK: What becomes of it

    def test_every_step_is_shown_and_doubts_are_said(self) -> None:
        self.open()
        self.click("Normalisation")
        self.choose(self.file("8.png", photograph([self.examples[8]])))
        self.read()
        self.assertEqual(self.texts(".steps b"), ["Ink", "Scaled", "At full strength", "Centred"])
        self.assertRegex(self.text(".steps figcaption"), r"^Ink\d+ × \d+ pixels$")
        self.assertEqual(len(set(self.js("return [...document.querySelectorAll('.steps canvas')].map((one) => one.toDataURL())"))), 4,
                         "four pictures")
        before = self.doubts()
        shade = photograph([self.examples[8]])
        shade[:, :150] //= 2
        picture = self.file("shade.png", shade)
        self.choose(picture)
        self.until(lambda: self.doubts() not in ("", before), "other doubts than about the picture before")
        self.assertIn(self.doubts(), " ".join(explored("--image", picture)[0].split()), "the command says the same")

    def doubts(self) -> str:
        return " ".join(self.text(".live .note[role='status']").split())

    def test_it_is_a_step_to_undo(self) -> None:
        self.open()
        first = self.text(".source"), self.core("ran")
        self.choose(self.file("3.png", photograph([self.examples[3]])))
        self.read()
        second = self.core("ran")
        self.draw([(140, 40), (140, 240)])
        self.assertEqual(self.text(".source"), "Your drawing", "who draws on a picture draws on new paper")
        self.click("Undo")
        self.until(lambda: (self.text(".source"), self.core("ran")) == ("Your picture", second), "the picture again")
        paper = self.js("return document.querySelector('.paper').toDataURL()")
        self.click("Undo")
        self.until(lambda: (self.text(".source"), self.core("ran")) == first, "what was there before")
        self.assertNotEqual(self.js("return document.querySelector('.paper').toDataURL()"), paper)

    def test_a_link_holds_the_digit_and_not_the_picture(self) -> None:
        self.open()
        self.choose(self.file("6.png", photograph([self.examples[6]])))
        self.read()
        self.click("Save, share")
        self.assertIn("A link holds the digit as the network sees it, in 256 greys, and not the picture.",
                      self.js("return [...document.querySelectorAll('.fold p')].filter((one) => one.checkVisibility())"
                              ".map((one) => one.textContent)"))
        self.until(lambda: "digit=picture." in self.driver.current_url, "an address with the digit")
        # Going to another unit by the address keeps the picture.
        self.select("f6", 3)
        self.assertEqual(self.text(".source"), "Your picture")
        seen, address = self.trace(), self.driver.current_url
        self.open(fragment="#" + urlparse(address).fragment)
        self.assertEqual(self.text(".source"), "A digit of a picture that is not here")
        self.assertRegex(self.text(".taken"), "^Taken for a 6")
        self.assertLessEqual(float(np.abs(self.trace()["input"] - seen["input"]).max()), 0.5 / 255 + 1e-6,
                             "each pixel to the nearest of 256 greys")

    def test_a_pinned_picture_is_in_the_link_too(self) -> None:
        self.open()
        self.click("Compare digits")
        self.choose(self.file("6.png", photograph([self.examples[6]])))
        self.read()
        self.click("Pin this digit")
        self.js("document.querySelectorAll('.strip button')[3].click()")
        self.until(lambda: "pin=picture." in self.driver.current_url, "an address with the pinned digit")
        self.open(fragment="#" + urlparse(self.driver.current_url).fragment)
        self.assertRegex(self.text(".taken"), "The pinned digit: a 6")

    # MARK: What cannot be read

    def test_what_cannot_be_read_is_said_and_nothing_is_lost(self) -> None:
        self.open()
        whole = png(photograph([self.examples[1]]))
        blank = np.full((120, 90, 3), 230, np.uint8)
        for name, contents, pattern in [
            ("notes.txt", b"no picture", "^This browser cannot read “notes.txt” as a picture. Save or export it as PNG or JPEG.$"),
            ("half.png", whole[:60], "^This browser cannot read “half.png” as a picture."),
            ("blank.png", blank, "^No ink stands out from the paper in “blank.png”."),
        ]:
            with self.subTest(name):
                file = self.file(name, contents)
                self.assert_refused(lambda: self.choose(file), pattern)
        self.js("document.querySelector('.strip button:nth-of-type(2)').click()")
        self.assertEqual(self.text(NOTE), "", "gone with what comes next")
        self.assertEqual([entry["message"] for entry in self.logs("browser")], [], "errors in the console")

    def test_too_many_pixels_are_not_read(self) -> None:
        self.open()
        file = self.file("huge.png", np.full((11_000, 11_000), 255, np.uint8))
        self.assert_refused(lambda: self.choose(file), r"^“huge.png” has 11,000 × 11,000 pixels, and at most 120 million are read\.")

    def test_the_last_of_many_counts(self) -> None:
        self.open()
        files = [self.file(f"{label}.png", photograph([self.examples[label]])) for label in (2, 3, 9)]
        self.drop(*files)
        self.until(lambda: self.text(NOTE) == "The first of 3 files was read.", "what becomes of the others is said")
        self.assertRegex(self.text(".taken"), "^Taken for a 2")
        for file in files:
            self.choose(file)
        self.until(lambda: self.text(".taken").startswith("Taken for a 9"), "the last of three that came quickly")

    def test_text_is_pasted_as_ever(self) -> None:
        self.open()
        self.assertFalse(self.send("body", "paste"), "a paste without a file is not the page’s")
        self.assertFalse(self.send(".paper", "dragover"), "nor is what is dragged without one")
        self.assertEqual(self.text(NOTE), "")

    # MARK: For everyone

    def test_keyboard_and_names(self) -> None:
        for width in (1280, 390):
            with self.subTest(width=width):
                self.screen(width)
                self.open()
                self.js("[...document.querySelectorAll('.acts button')].at(-1).focus()")
                self.press(Keys.TAB)
                chooser = self.driver.switch_to.active_element
                self.assertEqual((chooser.get_attribute("type"), chooser.accessible_name), ("file", "Open picture"))
                self.assertNotEqual(self.js("return getComputedStyle(arguments[0].parentElement).outlineStyle", chooser), "none",
                                    "where the focus is, is seen")
                least = 44 if width == 390 else 24
                self.assertGreaterEqual(self.js("return arguments[0].parentElement.getBoundingClientRect().height", chooser), least)

    def test_no_rule_is_violated_with_a_picture(self) -> None:
        blank = self.file("blank.png", np.full((60, 60), 255, np.uint8))
        for width, dark in ((1280, False), (768, True), (390, False)):
            with self.subTest(width=width):
                self.screen(width, dark=dark)
                self.open()
                self.choose(self.file("5.png", photograph([self.examples[5]])))
                self.read()
                self.assert_refused(lambda: self.choose(blank), "^No ink")
                self.open_all_details()
                violations = [f"{rule['id']}: {node['html'][:120]}" for rule in Axe().run(self.driver)["violations"] for node in rule["nodes"]]
                self.assertEqual(violations, [])
                self.assertEqual(self.js(WIDE), [], "what sticks out")

    def test_a_lesson_takes_pictures_too(self) -> None:
        self.open()
        picture = self.file("3.png", photograph([self.examples[3]]))
        self.open(LESSONS[-1])
        self.choose(picture)
        self.read()
        self.assertRegex(self.text(".taken"), "^Taken for a 3")
        self.drop(self.file("notes.txt", b"no picture"))
        self.until(lambda: self.text(NOTE).startswith("This browser cannot read"), "what cannot be read is said")


if __name__ == "__main__":
    unittest.main()
