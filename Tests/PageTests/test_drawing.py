"""What is drawn on the page is read as the command reads it."""

import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from command import explore_into, explored
from page import LESSONS, REPORT, PageTest

NOTE = ".live .note[role='status']"

DRAWINGS = {
    1: [[(140, 40), (138, 90), (142, 150), (139, 240)]],
    4: [[(100, 50), (90, 90), (80, 140), (120, 145), (200, 140)], [(180, 60), (178, 140), (170, 240)]],
}


class DrawingTest(PageTest):
    def test_a_saved_drawing_is_the_same_to_the_command(self) -> None:
        for digit, strokes in DRAWINGS.items():
            with self.subTest(digit=digit), TemporaryDirectory() as folder:
                self.open()
                self.draw(*strokes)
                self.assertRegex(self.text(".taken"), f"Taken for an? {digit}", f"a {digit} was drawn")

                self.cdp("Browser.setDownloadBehavior", behavior="allow", downloadPath=folder)
                self.click("Save, share")
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
        self.click("Normalisation")
        self.click("Clear")
        self.assertEqual(self.text(NOTE), "Nothing is drawn yet.")
        self.draw(*DRAWINGS[1])
        self.assertEqual(self.text(NOTE), "", "a plain 1 leaves no doubt")
        self.assertEqual(self.texts(".steps b"), ["Ink", "Scaled", "At full strength", "Centred"])
        self.assertIn("thin strokes widened", self.text(".steps figure:nth-child(3) figcaption"))
        self.draw([(220, 60), (220, 220)])
        self.assertEqual(self.text(NOTE), "The picture seems to hold 2 digits; the network reads one.")

    def test_what_is_left_out_is_not_said_to_be_done(self) -> None:
        self.open()
        self.click("Normalisation")
        self.draw(*DRAWINGS[1])
        self.js("arguments[0].click()", self.find(".normalising input"))
        self.assertEqual(self.text(NOTE),
                         "Normalisation is left out: the network sees the whole sheet, shrunk as it is.")
        shown = self.js("return [...document.querySelectorAll('.steps figure')].filter((one) => one.checkVisibility())"
                        ".map((one) => one.querySelector('figcaption').textContent)")
        self.assertEqual(shown, ["Inkthe whole sheet", "Shrunkby ten, and nothing is moved"])

    def test_nothing_drawn_is_not_asked(self) -> None:
        for page in (REPORT, LESSONS[-1]):
            with self.subTest(page=page.name):
                self.open(page)
                if page == REPORT:
                    self.click("Clear")
                self.assertEqual(self.text(".taken"), "Nothing is drawn, so the network is not asked.")
                self.assertEqual(set(self.texts(".bars .amount, .bars .logit")), {"–"})
                self.draw(*DRAWINGS[1])
                self.assertRegex(self.text(".taken"), "^Taken for a 1")


if __name__ == "__main__":
    unittest.main()
