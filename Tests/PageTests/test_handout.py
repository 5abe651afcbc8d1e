"""A hand-out on paper: nothing is cut off, there is room to write, and the answers lie on another sheet."""

import base64
import re
import unittest

from page import PAGES, PageTest
from test_phone import WIDE

HAND_OUTS = sorted((PAGES / "site").glob("*-handout.html"))
# Their sizes in inches, and the width that margins of 18 mm leave in pixels.
PAPERS = {"A4": (8.27, 11.69, 658), "Letter": (8.5, 11, 680)}


class HandOutTest(PageTest):
    def test_nothing_is_cut_off(self) -> None:
        self.assertGreater(len(HAND_OUTS), 20, "one for each lesson")
        for page in HAND_OUTS:
            self.open(page, is_live=False)
            for paper, (*_, width) in PAPERS.items():
                with self.subTest(page=page.name, paper=paper):
                    self.screen(width)
                    self.cdp("Emulation.setEmulatedMedia", media="print")
                    self.assertEqual(self.js(WIDE), [], "what sticks out")
                    cut = self.js("return [...document.querySelectorAll('pre')].filter((one) => one.scrollWidth > one.clientWidth)"
                                  ".map((one) => one.textContent.slice(0, 80))")
                    self.assertEqual(cut, [], "code that is cut off")

    def test_there_is_room_to_write(self) -> None:
        self.open(HAND_OUTS[2], is_live=False)
        self.cdp("Emulation.setEmulatedMedia", media="print")
        heights = self.js("return [...document.querySelectorAll('.line')].map((one) => one.getBoundingClientRect().height)")
        self.assertGreater(len(heights), 10)
        # 7 mm, as in an exercise book.
        self.assertGreater(min(heights), 7 / 25.4 * 96)
        self.assertGreater(self.js("return document.querySelectorAll('.choice .box').length"), 2)

    def test_answers_begin_on_a_sheet_of_their_own(self) -> None:
        answers, others = ".answers-page", "header, main > :not(.answers-page)"
        for paper, (width, height, _) in PAPERS.items():
            with self.subTest(paper):
                whole, with_answers, without = (self.pages(width, height, left_out) for left_out in ("nothing", others, answers))
                self.assertEqual(whole, with_answers + without, "no sheet has both")

    def pages(self, width: float, height: float, left_out: str) -> int:
        """How many sheets a hand-out takes without the elements of a selector."""
        self.open(HAND_OUTS[2], is_live=False)
        self.js("for (const one of document.querySelectorAll(arguments[0])) one.remove()", left_out)
        pdf = base64.b64decode(self.cdp("Page.printToPDF", paperWidth=width, paperHeight=height)["data"])
        return len(re.findall(rb"/Type\s*/Page\b", pdf))


if __name__ == "__main__":
    unittest.main()
