"""Two networks side by side: the page at every width, its links, and on paper."""

import base64
import re
import unittest

from page import NETWORKS, PageTest
from test_layers import BEYOND


class NetworksTest(PageTest):
    def test_the_heading_says_what_was_found(self) -> None:
        self.open(NETWORKS, is_live=False)
        self.assertRegex(self.text("h1"), r"^“.+” reads [\d,]+ more of [\d,]+ digits than “.+”: (no )?more than chance .+$")

    def test_nothing_sticks_out_at_any_width(self) -> None:
        for width in (1280, 1100, 768, 390):
            for dark in (False, True):
                with self.subTest(width=width, dark=dark):
                    self.screen(width, dark=dark)
                    self.open(NETWORKS, is_live=False)
                    self.open_all_details()
                    self.assertLessEqual(self.js("return document.documentElement.scrollWidth"), width, "nothing to scroll to")
                    self.assertEqual(self.js(BEYOND), [], "what is cut off")

    def test_a_digit_opens_in_the_report(self) -> None:
        self.open(NETWORKS, is_live=False)
        name, link = self.js("const one = document.querySelector('.links a'); return [one.textContent, one.href]")
        index = re.fullmatch(r"(\d+) \(\d → \d, \d\)", name).group(1)
        self.driver.get(link)
        self.until(lambda: self.js("return document.documentElement.dataset.live") == "ready", "the report is alive")
        self.assertEqual(self.text(".source"), f"Digit {index} of the test digits")

    def test_it_is_printed(self) -> None:
        self.screen()
        self.open(NETWORKS, is_live=False)
        pdf = base64.b64decode(self.cdp("Page.printToPDF", printBackground=False)["data"])
        pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
        self.assertLessEqual(pages, 12, "pages of paper")
        self.measured(f"two networks are printed on {pages} pages")


if __name__ == "__main__":
    unittest.main()
