"""The panel's words say what is so."""

import re
import unittest

import numpy as np

from page import PageTest


class WordsTest(PageTest):
    def test_only_what_raises_a_sum_is_counted(self) -> None:
        self.open()
        for stage, index in (("c1", 0), ("c1", 300), ("c1", 3000), ("c3", 500), ("c5", 5), ("output", 3)):
            with self.subTest(stage=stage, index=index):
                self.select(stage, index)
                _, inputs, weights = np.array(self.core("explained.slice(13)")).reshape(-1, 3).T
                products = inputs * weights
                words = self.text(".why .summary")
                for count, verb in ((int((products > 0).sum()), "raise"), (int((products < 0).sum()), "lower")):
                    said = rf"\bnone {verb}s " if count == 0 else rf"\b{count} {verb}{'s' if count == 1 else ''} "
                    self.assertRegex(words, said)

    def test_what_is_off_is_not_blamed_on_relu(self) -> None:
        self.open(fragment="#unit=c1.600")
        self.click("Switch filter 1 of C1 off")
        self.assertEqual(self.text(".why .summary"), "Filter 1 is switched off: its weights and its bias count as 0, so the "
                         "sum is 0. Activation by ReLU makes 0 of it.")

    def test_nothing_has_no_sign(self) -> None:
        self.open()
        for stage in self.stages():
            with self.subTest(stage=stage):
                self.select(stage, 3)
                words = self.js("return document.querySelector('.live').innerText")
                self.assertEqual(re.findall(r"[−+]0\.0+(?!\d)", words), [], "zeros with a sign")

    def test_the_page_says_which_weights_are_changed(self) -> None:
        self.open(fragment="#unit=c1.600&edits=30:0.5+31:0.25")
        self.assertEqual(self.text(".source"), "Test digit 0 of MNIST, with your weights")
        self.assertIn("Changed: 2 weights", self.text(".off"))


if __name__ == "__main__":
    unittest.main()
