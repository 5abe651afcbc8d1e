"""axe-core finds nothing to object to, on any page, screen or ground."""

import unittest
from itertools import product

from axe_core_python.selenium import Axe

from page import ALIVE, STILL, PageTest


class AccessibilityTest(PageTest):
    def test_no_page_violates_a_rule(self) -> None:
        for page, width, ground in product([*ALIVE, *STILL], (1280, 1100, 768, 390), ("light", "dark", "forced")):
            where = f"{page.name}, {ground}, {width} px"
            with self.subTest(where):
                # Pages without a live part have two forms only, and colours do not depend on the width.
                if width in (1100, 768) and (page in STILL or ground != "light"):
                    continue
                self.screen(width, dark=ground == "dark", forced=ground == "forced")
                self.open(page, is_live=page in ALIVE)
                self.open_all_details()
                found = Axe().run(self.driver)
                violations = [f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
                              for rule in found["violations"] for node in rule["nodes"]]
                self.assertEqual(violations, [], "rules of accessibility are violated")
                self.assertGreater(len(found["passes"]), 20, "rules that applied and hold")
                self.measured(f"{where}: {len(found['passes'])} rules hold, none is violated")

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
