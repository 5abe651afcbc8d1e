"""“Why this number?” adds up to the number, for units of every layer."""

import re
import unittest

import numpy as np
from safetensors.numpy import load_file

from page import REPORT, PageTest, Trace

NUMBER = r"[−+]?\d+(?:\.\d+)?"


class Shown(float):
    """A number as the page shows it, and by how much it may be rounded."""

    def __new__(cls, text: str) -> "Shown":
        shown = super().__new__(cls, float(text.replace("−", "-")))
        shown.rounding = 0.0 if text == "0" else 0.5001 * 10.0 ** -len(text.partition(".")[2])
        return shown


def rounding(shown: list[Shown]) -> float:
    return sum(number.rounding for number in shown)


class InspectorTest(PageTest):
    def setUp(self) -> None:
        super().setUp()
        self.open()
        self.expected: Trace = load_file(REPORT.with_name("trace.safetensors"))

    def units(self, stage: str) -> list[int]:
        """The first and the last unit, the strongest and the weakest, and one in between."""
        sums = self.expected.get(f"{stage}.pre", self.expected[stage]).ravel()
        return sorted({0, sums.size - 1, int(sums.argmax()), int(sums.argmin()), sums.size * 5 // 9})

    def numbers(self, selector: str) -> list[Shown]:
        return [Shown(text) for text in self.texts(selector) if text]

    def assert_adds_up(self, parts: list[Shown], whole: Shown, what: str) -> None:
        self.assertAlmostEqual(sum(parts), whole, delta=rounding([*parts, whole]), msg=what)

    def test_every_layer_adds_up(self) -> None:
        count, worst = 0, 0.0
        for stage in self.stages()[1:]:
            for index in self.units(stage):
                with self.subTest(stage=stage, unit=index):
                    self.select(stage, index)
                    worst = max(worst, self.exact_difference(stage, index))
                    self.check_panel(stage, index)
                    count += 1
        self.measured(f"{count} units: bias + contributions differ from the trace by at most {worst:.1e}")

    def exact_difference(self, stage: str, index: int) -> float:
        bias, total, value, *rest = self.core("explained.slice(2)")
        _, inputs, weights = np.array(rest[8:]).reshape(-1, 3).T
        after = self.expected[stage].ravel()[index]
        before = self.expected.get(f"{stage}.pre", self.expected[stage]).ravel()[index]
        differences = [abs(bias + inputs @ weights - before), abs(total - before), abs(value - after)]
        self.assertLessEqual(max(differences), 1e-4, "bias + contributions, the sum, or the value")
        return max(differences)

    def products(self) -> np.ndarray:
        _, inputs, weights = np.array(self.core("explained.slice(13)")).reshape(-1, 3).T
        return inputs * weights

    def check_panel(self, stage: str, index: int) -> None:
        """What is printed adds up as far as it is rounded."""
        *parts, total = self.numbers(".why .terms tr:not([hidden]) .amount")
        self.assert_adds_up(parts, total, "the table’s contributions and bias are its sum")
        before = float(self.expected.get(f"{stage}.pre", self.expected[stage]).ravel()[index])
        self.assertAlmostEqual(total, before, delta=total.rounding + 1e-4, msg="the table’s sum is the trace’s")

        words = self.text(".why .summary")
        if stage in ("s2", "s4"):
            self.assertRegex(words, r"is the mean of four values of C\d")
        else:
            pattern = (rf"^Of (\d+) [^,]+, (\w+) raises? the sum(?: by ({NUMBER}))? and (\w+) lowers? it(?: by ({NUMBER}))?; "
                       rf"with the bias of ({NUMBER}) it is ({NUMBER})\.")
            found = re.search(pattern, words)
            self.assertIsNotNone(found, f"“{words}” gives the parts of the sum")
            count, raising, up, lowering, down, bias, whole = found.groups("0")
            products = self.products()
            self.assertEqual(int(count), len(products), "inputs")
            self.assertEqual([int(number) if number != "none" else 0 for number in (raising, lowering)],
                             [int((products > 0).sum()), int((products < 0).sum())], "those that raise and lower the sum")
            up, down, bias, whole = map(Shown, (up, down, bias, whole))
            self.assertAlmostEqual(up - down + bias, whole, delta=rounding([up, down, bias, whole]), msg=words)

        if stage in ("c1", "s2", "c3", "s4"):
            places = (1, 2, 4) if stage.startswith("c") else (1, 3, 4)
            patch, kernel, products = (self.numbers(f".why .grid:nth-of-type({place}) td") for place in places)
            self.assertEqual(len(patch), 4 if stage.startswith("s") else 25, "values of the patch")
            for one, weight, product in zip(patch, kernel, products, strict=True):
                delta = (abs(one) + 1) * weight.rounding + (abs(weight) + 1) * one.rounding + product.rounding
                self.assertAlmostEqual(one * weight, product, delta=delta, msg="patch × kernel = product")

    def test_the_maps_before_c3_add_up(self) -> None:
        self.select("c3", self.units("c3")[-1])
        *_, bias, total = self.numbers(".why .terms tr:not([hidden]) .amount")
        maps = self.numbers(".why .maps .amount")
        self.assertEqual(len(maps), 6, "a button for each map of S2")
        self.assert_adds_up([*maps, bias], total, "what the maps add, and the bias")
        for number, amount in enumerate(maps):
            self.js("document.querySelectorAll('.why .maps button')[arguments[0]].click()", number)
            captions = self.texts(".why .grid caption")
            self.assertEqual(captions[1], f"Kernel for map {number}")
            self.assertRegex(captions[-1], rf"together {re.escape(self.texts('.why .maps .amount')[number])}$")
            self.assert_adds_up(self.numbers(".why .grid:nth-of-type(4) td"), amount, f"the products of map {number}")


if __name__ == "__main__":
    unittest.main()
