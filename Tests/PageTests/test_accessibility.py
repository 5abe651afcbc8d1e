"""axe-core finds nothing to object to on pages that answer, on any screen or ground."""

import unittest
from itertools import product

from accessible import AccessiblePageTest
from page import ALIVE


class AccessibilityTest(AccessiblePageTest):
    def test_no_page_that_answers_violates_a_rule(self) -> None:
        for page, width, ground in product(ALIVE, (1280, 1100, 768, 390), ("light", "dark", "forced")):
            # Colours do not depend on the width.
            if ground == "light" or width in (1280, 390):
                self.assert_accessible(page, width, ground)

    def test_forced_colours_leave_bars_and_cells(self) -> None:
        self.screen(forced=True)
        self.open(fragment="#unit=c1.0")
        colour = "return getComputedStyle(arguments[0]).backgroundColor"
        self.assertNotEqual(self.js(colour, self.find(".winner .now")), self.js(colour, self.find(".winner .track")),
                            "the longest bar and what it lies on")
        self.assertGreater(len(set(self.js("return [...document.querySelectorAll('.kernel td')].map("
                                           "(one) => getComputedStyle(one).backgroundColor)"))), 5, "colours of a kernel")

    def test_what_scrolls_can_be_reached_and_nothing_else(self) -> None:
        for width in (1280, 390):
            self.screen(width)
            self.open()
            self.open_all_details()
            self.until(lambda: not self.js("return [...document.querySelectorAll('.scroll')].filter((one) => one.checkVisibility()"
                                           " && (one.scrollWidth > one.clientWidth) !== (one.tabIndex === 0))"
                                           ".map((one) => one.ariaLabel)"), "tab stops are what scrolls")

    def test_the_live_part_is_in_main(self) -> None:
        for page in ALIVE:
            with self.subTest(page=page.name):
                self.open(page)
                self.assertEqual(self.js("return [...document.querySelectorAll('.live')].filter((one) => !one.closest('main')).length"), 0)
                self.assertEqual(self.js("return [...document.querySelectorAll('.live th')].filter((one) =>"
                                         " !one.textContent.trim()).length"), 0, "empty headers")


if __name__ == "__main__":
    unittest.main()
