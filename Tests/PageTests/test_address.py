"""The address says what is on the page, so that a link shows it to someone else."""

import unittest
from time import sleep
from typing import Any
from urllib.parse import parse_qs, urlparse

from selenium.webdriver import Keys

from page import SLACK, PageTest

# All that can be seen of the state: words, controls and pictures.
SEEN = """
  const all = (selector) => [...document.querySelectorAll(`.live ${selector}`)].filter((one) => one.checkVisibility());
  return {
    texts: all("p:not([role]), .taken, .why h3, .why td, .why th, output, caption, figcaption, .amount, .logit, .range").map((one) => one.textContent),
    buttons: all("button").map((one) => one.textContent),
    inputs: all("input, select").map((one) => [one.value, one.checked, one.disabled]),
    pictures: all("canvas:not(.bar)").map((one) => one.toDataURL()),
  };
"""
SEVEN = [[(70, 60), (130, 60), (200, 60), (170, 130), (140, 220)]]
BAR = [[(110, 140), (190, 140)]]


class AddressTest(PageTest):
    def setUp(self) -> None:
        super().setUp()
        self.open(fragment="#unit=c1.0")
        self.open_all_details()

    def move(self, selector: str, *keys: str) -> None:
        self.in_view(self.find(selector)).send_keys(*keys)

    def address(self, *fields: str) -> dict[str, str]:
        """What the address says, once it has these fields and no others."""
        read = lambda: {name: text for name, [text] in parse_qs(urlparse(self.driver.current_url).fragment).items()}
        self.until(lambda: set(read()) == set(fields), f"an address with {fields}")
        return read()

    def assert_restored(self) -> None:
        """A fresh tab shows the same."""
        self.js("document.activeElement.blur()")
        # What is out of sight is drawn a little later.
        sleep(0.3 * SLACK)
        seen, address = self.js(SEEN), self.driver.current_url
        self.driver.close()
        self.driver.switch_to.window(self.driver.window_handles[0])
        super().setUp()
        self.open(fragment="#" + urlparse(address).fragment)
        self.open_all_details()
        sleep(0.3 * SLACK)
        again: dict[str, Any] = self.js(SEEN)
        for kind in ("texts", "buttons", "inputs"):
            self.assertEqual(again[kind], seen[kind], f"{kind} in a fresh tab")
        others = [place for place, (one, other) in enumerate(zip(again["pictures"], seen["pictures"])) if one != other]
        self.assertEqual(others, [], f"pictures that differ in a fresh tab, of {len(seen['pictures'])}")
        self.measured(f"a fresh tab shows the same {', '.join(f'{len(all)} {kind}' for kind, all in seen.items())}")

    def test_a_drawing_and_all_that_can_be_set(self) -> None:
        self.draw(*SEVEN)
        self.click("Pin this digit")
        self.draw(*BAR)
        self.move(".slider input", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        self.move(".layer-c3 .units", Keys.ARROW_RIGHT, Keys.PAGE_DOWN)
        self.click("Switch filter 1 of C3 off")
        self.move(".fold:nth-of-type(4) input", Keys.ARROW_LEFT)
        self.move("input[type='checkbox']:not(.normalising input)", Keys.SPACE)
        address = self.address("digit", "change", "unit", "off", "moment", "pin", "difference")
        self.assertEqual(address["change"], "0 2 0 0")
        self.assertEqual(address["off"], "c3.1")
        self.assertEqual(address["digit"].count("."), 2, "two strokes")
        self.assertEqual(address["pin"].count("."), 1, "the pinned drawing has one stroke; the second came later")
        self.assert_restored()

    def test_a_test_digit_beside_the_reports(self) -> None:
        self.click("Pin this digit")
        self.move(".strip [tabindex='0']", *[Keys.ARROW_RIGHT] * 30)
        address = self.address("digit", "unit", "pin")
        self.assertEqual((address["digit"], address["pin"]), ("example.92", "report"))
        self.assert_restored()

    def test_a_drawing_without_normalisation(self) -> None:
        self.draw(*SEVEN)
        self.move(".normalising input", Keys.SPACE)
        self.until(lambda: "digit=plain." in self.driver.current_url, "an address without normalisation")
        self.assert_restored()

    def test_blank_paper(self) -> None:
        self.draw(*SEVEN)
        self.click("Clear")
        self.address("digit", "unit")
        self.assert_restored()

    def test_another_link_replaces_all(self) -> None:
        """Someone follows a link to the report's digit on a page that shows another one."""
        self.move(".strip [tabindex='0']", Keys.ARROW_RIGHT)
        self.click("Switch filter 0 of C1 off")
        self.address("digit", "unit", "off")
        self.js("location.hash = 'unit=c1.7'")
        self.until(lambda: self.text(".why h3") == "C1, map 0, row 0, column 7", "the unit of the link")
        self.assertRegex(self.text(".source"), "of MNIST$", "the report’s digit, of which the link says nothing else")
        self.assertEqual(self.texts(".off:not([hidden]) button"), [])

    def test_damaged_addresses_do_no_harm(self) -> None:
        for fragment in ("unit=c9.1", "unit=c1.99999", "digit=example.-1", "digit=drawing.zz", "off=s2.0+c1.6+x", "moment=9",
                         "pin=nothing", "change=1+2", "change=a+b+c+d", "=", "digit=plain.zzzzzzzz"):
            with self.subTest(fragment=fragment):
                self.open(fragment=f"#{fragment}")
                self.assertRegex(self.text(".taken"), "^Taken for an? [0-9], at ")
        self.assertEqual([entry["message"] for entry in self.logs("browser")], [], "errors in the console")


if __name__ == "__main__":
    unittest.main()
