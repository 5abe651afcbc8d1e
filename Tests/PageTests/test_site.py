"""Pages lead to each other: a mistake opens in the report, a layer opens its lesson."""

import re
import unittest

from page import PAGES, PageTest

EVALUATION = PAGES / "evaluate/evaluation.html"


class SiteTest(PageTest):
    def test_a_mistake_opens_in_the_report(self) -> None:
        self.open(EVALUATION, is_live=False)
        names, links = self.js("const all = [...document.querySelectorAll('.links a')];"
                               " return [all.map((one) => one.textContent), all.map((one) => one.href)]")
        self.assertGreater(len(links), 5, "mistakes with links")
        for name, link in list(zip(names, links))[:3]:
            index, label, taken = re.fullmatch(r"(\d+) \((\d) → (\d)\)", name).groups()
            with self.subTest(name):
                self.driver.get("about:blank")
                self.driver.get(link)
                self.until(lambda: self.js("return document.documentElement.dataset.live") == "ready", "the report is alive")
                self.assertRegex(self.text(".taken"), f"^Taken for an? {taken}, .* It shows an? {label}\\.")
                self.assertEqual(self.text(".source"), f"Digit {index} of the test digits")
                # What is looked at next keeps the digit in the address.
                self.js("document.querySelector('.layer-c3 .units').focus()")
                self.assertIn(f"digit=given.{index}.{label}.", self.driver.current_url)

    def test_a_digit_that_is_not_whole_is_left_out(self) -> None:
        for digit in ("given.1.2.AAAA", "given.1.12." + "A" * 1046, "given.x.1." + "A" * 1046):
            with self.subTest(digit[:12]):
                self.open(fragment=f"#digit={digit}&unit=c1.0")
                self.assertEqual(self.text(".source"), "Test digit 0 of MNIST")

    def test_a_layer_opens_its_lesson_and_a_lesson_its_layer(self) -> None:
        self.open()
        address = self.js("return document.querySelector('a[href*=convolution]').href")
        self.assertTrue(address.endswith("/lessons/02-convolution.html"), address)
        self.driver.get(address)
        back = self.js("return document.querySelector('a[href$=\"report.html#c1\"]').href")
        self.driver.get(back)
        self.assertEqual(self.js("return document.querySelector('h1').textContent"), "Test digit 0 of MNIST through LeNet-5")


if __name__ == "__main__":
    unittest.main()
