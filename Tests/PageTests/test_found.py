"""Several digits in a picture are found, and each goes through the page."""

import unittest

import numpy as np

from given import GivenPictureTest
from page import SLACK
from picture import photograph


class FoundTest(GivenPictureTest):
    def test_several_digits_are_found_and_each_goes_through_the_page(self) -> None:
        self.open()
        labels = [1, 4, 2, 0, 7, 9]
        self.choose(self.file("row.png", photograph([self.examples[label] for label in labels])))
        self.until(lambda: self.text(".source") == "Digit 1 of 6 in your picture", "six digits are found, and the first is shown")
        self.assertEqual(self.text(".reading [role='status']"), "6 digits were found: 142079.")
        self.assertEqual(self.texts(".reading .strip b"), [str(label) for label in labels])
        outlines = self.js("return [...document.querySelectorAll('.reading-picture polygon')].map((one) => one.getAttribute('points')"
                           ".split(' ').map(Number))")
        self.assertEqual(len(outlines), 6)
        for place, outline in enumerate(outlines):
            middle = sum(outline[::2]) / 4
            self.assertAlmostEqual(middle, 60 + 5 * (28 * place + 14), delta=20, msg=f"where digit {place} stands")
        for place, label in enumerate(labels):
            self.js("document.querySelectorAll('.reading .strip button')[arguments[0]].click()", place)
            self.assertEqual(self.text(".source"), f"Digit {place + 1} of 6 in your picture")
            probability = self.texts(".reading .strip button span")[place]
            self.assertEqual(self.text(".taken"), f"Taken for {'an' if label == 8 else 'a'} {label}, at {probability}.",
                             "the answer that stands in the strip")
            self.assertEqual(self.js("return [...document.querySelectorAll('.reading-picture .chosen')].map((one) =>"
                                     " [...one.parentNode.children].indexOf(one))"), [place], "the outline that is marked")
        self.js("document.querySelectorAll('.reading .strip button')[6].click()")
        self.assertEqual(self.text(".source"), "Your picture as one digit")
        self.assertRegex(self.text(".live .note[role='status']"), r"^The picture seems to hold \d digits; the network reads one\.")
        self.click("Undo")
        self.until(lambda: self.text(".source") == "Digit 6 of 6 in your picture", "each choice is a step to undo")
        self.js("document.querySelector('.reading-picture polygon').dispatchEvent(new MouseEvent('click'))")
        self.assertEqual(self.text(".source"), "Digit 1 of 6 in your picture", "an outline can be clicked, too")
        self.draw([(140, 40), (140, 240)])
        self.assertFalse(self.js("return document.querySelector('.reading').checkVisibility()"), "gone with the picture")

    def test_what_is_rejected_is_said(self) -> None:
        self.open()
        scribble = np.zeros((28, 28))
        scribble[4:24:4, 6:22] = scribble[4:24, 6:22:5] = 1
        self.choose(self.file("row.png", photograph([self.examples[6], scribble, self.examples[2]])))
        self.until(lambda: self.text(".source").endswith("in your picture"), "digits are found")
        self.assertIn("?", self.texts(".reading .strip b"), "a grid is no digit")
        self.assertIn("A ? stands where the evidence for any digit is too weak to be believed.", self.text(".reading [role='status']"))
        names = self.js("return [...document.querySelectorAll('.reading .strip button')].map((one) => one.ariaLabel)")
        self.assertRegex(" ".join(names), r"digit \d of \d: not believed, perhaps an? \d, at ")

    def test_a_digit_that_fell_apart_stays_one(self) -> None:
        self.open()
        # Its upper stroke stands away from the rest, to the right.
        ink = np.pad(np.kron(self.examples[5], np.ones((6, 6))), 20)[..., None]
        self.choose(self.file("5.png", np.repeat(240 - 200 * ink, 3, axis=2).round()))
        self.read()
        self.assertRegex(self.text(".taken"), "^Taken for a 5")

    def test_lines_are_read_from_top_to_bottom(self) -> None:
        self.open()
        lines = [photograph([self.examples[label] for label in row]) for row in ([2, 0, 7], [9, 8, 4])]
        self.choose(self.file("lines.png", np.vstack(lines)))
        self.until(lambda: self.text(".source") == "Digit 1 of 6 in your picture", "two lines are found")
        self.assertEqual(self.text(".reading [role='status']"), "6 digits were found: 207, 984.")
        self.assertEqual(self.texts(".reading .strip .note"), ["next line", "all as one"])

    def test_a_picture_of_several_digits_is_read_soon(self) -> None:
        self.open()
        digits = [self.examples[label] for label in (8, 6, 4, 2, 0)]
        self.choose(self.file("large.png", photograph(digits, scale=10, margin=300)))
        self.until(lambda: self.text(".source").endswith("in your picture"), "digits are found", seconds=20)
        time = self.js("return readingTook")
        self.measured(f"1.5 megapixels with five digits are read in {time:.0f} ms; at most 3000 × {SLACK:g}")
        self.assertLess(time, 3000 * SLACK)

if __name__ == "__main__":
    unittest.main()
