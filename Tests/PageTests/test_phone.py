"""On a telephone, and for a reader who wants no motion."""

import unittest

from page import ALIVE, REPORT, STILL, PageTest

WIDE = """
  const reach = (one) => one.getBoundingClientRect().right;
  const scrolls = (one) => one.closest(".scroll, pre, .map ol, .top ol, .strip, .lines");
  return [...document.body.querySelectorAll("*")].filter((one) => reach(one) > innerWidth + 0.5 && one.checkVisibility()
    && !scrolls(one) && !one.closest(".unseen")).map((one) => `${one.localName}.${one.className} to ${reach(one)}`).slice(0, 5);
"""


class PhoneTest(PageTest):
    def test_no_page_scrolls_sideways(self) -> None:
        for page in [*ALIVE, *STILL]:
            with self.subTest(page=page.name):
                self.screen(390)
                self.open(page, is_live=page in ALIVE)
                self.open_all_details()
                self.assertEqual(self.js("return innerWidth"), 390, "the page is as wide as the screen")
                self.assertEqual(self.js(WIDE), [], "what sticks out")
                self.assertEqual(self.js("return document.documentElement.scrollWidth"), 390, "nothing to scroll to")

    def test_the_panel_does_not_scroll_sideways(self) -> None:
        for width in (1280, 1100, 844, 768, 390):
            self.screen(width)
            self.open(REPORT)
            for stage in self.stages()[1:]:
                with self.subTest(width=width, stage=stage):
                    self.select(stage, 7)
                    wide, seen = self.js("const { scrollWidth, clientWidth } = arguments[0]; return [scrollWidth, clientWidth]",
                                         self.find(".why"))
                    self.assertEqual(wide, seen, "pixels across, all of them and those seen")
                    cut = self.js("return [...document.querySelectorAll('.grids td')].filter((one) => one.checkVisibility()"
                                  " && one.scrollWidth > one.clientWidth).map((one) => one.textContent)")
                    self.assertEqual(cut, [], "numbers that are cut off")

    def test_a_finger_draws(self) -> None:
        self.screen(390)
        self.cdp("Emulation.setTouchEmulationEnabled", enabled=True)
        self.open()
        paper = self.in_view(self.find(".paper"))
        left, top = self.js("const { left, top } = arguments[0].getBoundingClientRect(); return [left, top]", paper)
        scrolled = self.js("return scrollY")
        self.cdp("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": left + 140, "y": top + 50}])
        for y in range(60, 230, 10):
            self.cdp("Input.dispatchTouchEvent", type="touchMove", touchPoints=[{"x": left + 140, "y": top + y}])
        self.cdp("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        self.assertRegex(self.text(".taken"), "^Taken for a 1,", "a vertical line is a 1")
        self.assertEqual(self.js("return scrollY"), scrolled, "the page stays where it is")

    def test_nothing_moves_for_who_wants_no_motion(self) -> None:
        for page in ALIVE:
            with self.subTest(page=page.name):
                self.screen(still=True)
                self.open(page)
                self.assertEqual(self.js("return getComputedStyle(document.documentElement).scrollBehavior"), "auto")
                moving = self.js("""
                    return [...document.querySelectorAll("*")].map((one) => getComputedStyle(one))
                      .filter((style) => style.transitionDuration !== "0s" || style.animationName !== "none").length;
                """)
                self.assertEqual(moving, 0, "elements that move")


if __name__ == "__main__":
    unittest.main()
