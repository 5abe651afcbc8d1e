"""What is drawn on the page is read as the command reads it."""

import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from command import explore_into, explored
from page import PageTest

DRAWINGS = {
    1: [[(140, 40), (138, 90), (142, 150), (139, 240)]],
    4: [[(100, 50), (90, 90), (80, 140), (120, 145), (200, 140)], [(180, 60), (178, 140), (170, 240)]],
}


class DrawingTest(PageTest):
    def test_a_saved_drawing_is_the_same_to_the_command(self) -> None:
        for digit, strokes in DRAWINGS.items():
            with self.subTest(digit=digit), TemporaryDirectory() as folder:
                self.open()
                self.click("Draw a digit")
                self.draw(*strokes)
                self.assertRegex(self.text(".taken"), f"Taken for an? {digit}", f"a {digit} was drawn")

                self.cdp("Browser.setDownloadBehavior", behavior="allow", downloadPath=folder)
                self.click("Save drawing")
                drawing = Path(folder, "drawing.png")
                self.until(drawing.is_file, "“Save drawing” gives drawing.png")

                printed, trace = explored("--image", drawing)
                self.assertRegex(printed, rf"takes\s+it\s+for\s+an?\s+{digit}", "the command reads another digit")
                self.assert_same(self.trace(), trace, f"the drawn {digit}, page and command")

                explore_into(folder, "--image", drawing)
                self.open(Path(folder, "report.html"))
                self.assertRegex(self.text(".taken"), r"^Taken for an? \d, at [^.]*\.?\d* %\.$",
                                 "nobody knows what a picture shows")

    def test_each_step_and_each_doubt_is_said(self) -> None:
        self.open()
        self.click("Draw a digit")
        self.assertEqual(self.text(".pad .note"), "Nothing is drawn yet.")
        self.draw(*DRAWINGS[1])
        self.assertEqual(self.text(".pad .note"), "", "a plain 1 leaves no doubt")
        self.assertEqual(self.texts(".steps b"), ["Ink", "Scaled", "At full strength", "Centred"])
        self.assertIn("thin strokes widened", self.text(".steps figure:nth-child(3) figcaption"))
        self.draw([(220, 60), (220, 220)])
        self.assertEqual(self.text(".pad .note"), "The picture seems to hold 2 digits; the network reads one.")
        self.js("arguments[0].click()", self.find(".pad input[type=checkbox]"))
        self.assertEqual(self.text(".pad .note"),
                         "Normalisation is left out: the network sees the whole sheet, shrunk as it is.")


if __name__ == "__main__":
    unittest.main()
