"""Figures and tables of a page: laid out for its width, on paper too."""

import base64
import re
import unittest

from page import ALIVE, REPORT, STILL, TRAIN, PageTest

# The smallest letters of figures, in their own unit.
LETTERS = 8.5
SEEN = "[...document.querySelectorAll('figure svg[viewBox]')].filter((one) => one.checkVisibility())"


class FiguresTest(PageTest):
    def test_letters_are_large_enough_at_every_width(self) -> None:
        for page in (REPORT, *STILL[:2]):
            for width in (1280, 768, 390, 360):
                with self.subTest(page=page.name, width=width):
                    self.screen(width)
                    self.open(page, is_live=page in ALIVE)
                    self.open_all_details()
                    sizes = self.js(f"return {SEEN}.map((one) => [one.getBoundingClientRect().right,"
                                    " one.getBoundingClientRect().width / one.viewBox.baseVal.width])")
                    self.assertGreater(len(sizes), 1, "figures that are seen")
                    least = 11 if width >= 390 else 10
                    self.assertGreaterEqual(min(scale for _, scale in sizes) * LETTERS, least, "CSS pixels of the smallest letters")
                    self.assertLessEqual(max(right for right, _ in sizes), width, "no figure is cut off")

    def test_only_what_scrolls_is_a_stop(self) -> None:
        for page in (REPORT, *STILL):
            with self.subTest(page=page.name):
                self.screen(390)
                self.open(page, is_live=page in ALIVE)
                self.open_all_details()
                needless = self.js("return [...document.querySelectorAll('.scroll')].filter((one) => one.checkVisibility()"
                                   " && one.scrollWidth <= one.clientWidth).map((one) => one.ariaLabel)")
                self.assertEqual(needless, [], "scrollers with nothing to scroll")

    def test_one_picture_of_each_figure_is_shown(self) -> None:
        """For the ground that the page has, and on paper the light one."""
        for is_dark, medium in ((False, "screen"), (True, "screen"), (True, "print")):
            with self.subTest(dark=is_dark, medium=medium):
                self.screen(dark=is_dark)
                self.open(REPORT)
                self.cdp("Emulation.setEmulatedMedia", media=medium, features=[
                    {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}])
                shown = "dark" if is_dark and medium == "screen" else "light"
                wrong = self.js("return [...document.querySelectorAll('figure svg.light, figure svg.dark, image[class]')]"
                                ".filter((one) => (getComputedStyle(one).display === 'none') !=="
                                " !one.classList.contains(arguments[0])).length", shown)
                self.assertEqual(wrong, 0, "pictures for the other ground")
                self.cdp("Emulation.setEmulatedMedia", media="", features=[])

    def printed(self) -> int:
        pdf = base64.b64decode(self.cdp("Page.printToPDF", printBackground=False)["data"])
        return len(re.findall(rb"/Type\s*/Page\b", pdf))

    def test_the_filters_fill_their_pages(self) -> None:
        self.screen()
        self.open(STILL[1], is_live=False)
        pages = self.printed()
        self.assertLessEqual(pages, 6, "pages of paper")
        self.measured(f"the filters are printed on {pages} pages")

    def test_a_training_is_printed_with_its_curves(self) -> None:
        self.screen()
        self.open(TRAIN)
        self.cdp("Emulation.setEmulatedMedia", media="print")
        seen = self.js("return ['.trainer canvas', '.trainer button'].map((one) => document.querySelector(one).checkVisibility())")
        self.cdp("Emulation.setEmulatedMedia", media="")
        self.assertEqual(seen, [True, False], "curves are printed, buttons are not")


if __name__ == "__main__":
    unittest.main()
