"""The page of what layers contribute: from a unit of the report to its entry, at every width and on paper."""

import base64
import re
import unittest

from page import PAGES, REPORT, PageTest

LAYERS = PAGES / "layers/layers.html"
# How far a figure's letters reach beyond its picture, of those that are seen.
BEYOND = """
  return [...document.querySelectorAll('figure svg[viewBox]')].filter((one) => one.checkVisibility()).flatMap((one) => {
    const { x, y, width, height } = one.getBBox();
    const { width: whole, height: high } = one.viewBox.baseVal;
    return [-x, -y, x + width - whole, y + height - high].filter((beyond) => beyond > 0.5)
      .map((beyond) => `${one.ariaLabel.slice(0, 40)}: ${beyond}`);
  });
"""


class LayersTest(PageTest):
    def test_every_filter_and_unit_of_the_report_leads_to_its_entry(self) -> None:
        self.open(LAYERS, is_live=False)
        ids = set(self.js("return [...document.querySelectorAll('[id]')].map((one) => one.id)"))
        self.open(REPORT)
        for stage in self.facts()["stages"]:
            for channel in (0, stage["channels"] - 1):
                self.select(stage["id"], channel * stage["height"] * stage["width"])
                link = self.find(".contribution")
                if not stage["isActivated"]:
                    self.assertFalse(link.is_displayed(), f"{stage['name']} has no entry")
                    continue
                self.assertEqual(link.get_attribute("href"), f"{LAYERS.as_uri()}#{stage['id']}-{channel}")
                self.assertIn(f"{stage['id']}-{channel}", ids, "the entry")
                what = "filter" if stage["height"] > 1 else "unit"
                self.assertEqual(link.text, f"What {what} {channel} of {stage['name']} contributes")

    def test_a_link_shows_the_entry(self) -> None:
        self.screen(still=True)
        for entry in ("c3-5", "c5-119"):
            self.open(LAYERS, f"#{entry}", is_live=False)
            top, bottom = self.js("const { top, bottom } = document.getElementById(arguments[0]).getBoundingClientRect();"
                                  "return [top, bottom]", entry)
            self.assertTrue(0 <= top and bottom <= 900, f"{entry} is on the screen: {top} to {bottom}")
            self.assertEqual(self.js("return document.querySelector(':target').id"), entry)

    def test_nothing_sticks_out_at_any_width(self) -> None:
        for width in (1280, 1100, 768, 390):
            for dark in (False, True):
                with self.subTest(width=width, dark=dark):
                    self.screen(width, dark=dark)
                    self.open(LAYERS, is_live=False)
                    self.open_all_details()
                    self.assertLessEqual(self.js("return document.documentElement.scrollWidth"), width, "nothing to scroll to")
                    self.assertEqual(self.js(BEYOND), [], "what is cut off")

    def test_entries_stand_side_by_side_where_there_is_room(self) -> None:
        for width, columns in ((1280, 2), (390, 1)):
            self.screen(width)
            self.open(LAYERS, is_live=False)
            lefts = set(self.js("return [...document.querySelectorAll('.unit')].map((one) => one.getBoundingClientRect().left)"))
            self.assertEqual(len(lefts), columns, f"columns of entries at {width} px")

    def test_attribution_stands_beside_random_weights(self) -> None:
        self.open(LAYERS, is_live=False)
        label = self.js("return document.querySelector('#attribution svg').ariaLabel")
        self.assertRegex(label, "of the trained network and of one with random weights")

    def test_it_is_printed(self) -> None:
        self.screen()
        self.open(LAYERS, is_live=False)
        pdf = base64.b64decode(self.cdp("Page.printToPDF", printBackground=False)["data"])
        pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
        self.assertLessEqual(pages, 22, "pages of paper")
        self.measured(f"the layers are printed on {pages} pages")


if __name__ == "__main__":
    unittest.main()
