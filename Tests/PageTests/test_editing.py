"""A weight changed on the page is one changed in the file, and can be put back."""

import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from safetensors import safe_open
from safetensors.numpy import save_file
from selenium.webdriver import Keys

from command import WEIGHTS, explored
from page import PageTest, Trace


def explored_with(**changes: tuple[tuple[int, ...], float]) -> Trace:
    """What the command computes with one value changed in each of these tensors; `_` stands for a dot."""
    with safe_open(WEIGHTS, "numpy") as file, TemporaryDirectory() as folder:
        tensors = {name: file.get_tensor(name) for name in file.keys()}
        for name, (place, value) in changes.items():
            tensors[name.replace("_", ".")][place] = value
        weights = Path(folder, "weights.safetensors")
        save_file(tensors, weights, file.metadata())
        return explored("--weights", weights)[1]


class EditingTest(PageTest):
    def set(self, value: str) -> None:
        field = self.find(".editor input[type='number']")
        self.js("arguments[0].select()", field)
        field.send_keys(value, Keys.ENTER)

    def choose(self, row: int, column: int) -> None:
        self.js("document.querySelectorAll('.kernel button')[arguments[0]].click()", 5 * row + column)

    def test_a_weight_and_a_bias_are_as_in_the_file(self) -> None:
        self.open(fragment=f"#unit=c1.{2 * 576 + 100}")
        whole = self.trace()
        self.assertFalse(self.find(".editor").is_displayed(), "nothing is to be changed yet")
        self.choose(1, 3)
        self.assertEqual(self.text(".editor .what"), "Weight in row 1, column 3")
        self.set("0.5")
        self.until(lambda: self.texts(".kernel button")[8] == "+0.50", "the kernel shows it")
        self.assert_same(self.trace(), explored_with(c1_weight=((2, 0, 1, 3), 0.5)), "a changed weight, page and file")
        self.js("[...document.querySelectorAll('.terms button')].find((one) => one.textContent === 'bias').click()")
        self.assertEqual(self.text(".editor .what"), "Bias")
        self.set("-0.25")
        self.until(lambda: "2 weights" in self.text(".off"), "two are changed")
        both = self.trace()
        self.assert_same(both, explored_with(c1_weight=((2, 0, 1, 3), 0.5), c1_bias=((2,), -0.25)), "and a changed bias")
        self.in_view(self.find(".editor button")).click()
        self.until(lambda: "1 weight " in self.text(".off"), "one is put back")
        self.click("put back")
        self.assert_same(self.trace(), whole, "all put back")
        self.click("Undo")
        self.click("Undo")
        self.assert_same(self.trace(), both, "and undone")

    def test_a_kernel_of_c3_changes_by_a_slider(self) -> None:
        self.open(fragment=f"#unit=c3.{5 * 64 + 20}")
        self.js("document.querySelectorAll('.maps button')[4].click()")
        self.choose(0, 0)
        self.assertEqual(self.text(".editor .what"), "Weight in row 0, column 0, for map 4")
        before = self.text(".kernel button")
        self.in_view(self.find(".editor input[type='range']")).send_keys(Keys.ARROW_RIGHT * 20)
        self.until(lambda: self.text(".kernel button") != before, "the kernel follows")
        value = self.js("return Number(document.querySelector('.editor input[type=range]').value)")
        self.until(lambda: f"{abs(value):.2f}" in self.text(".kernel button"), "as the slider says")
        self.assert_same(self.trace(), explored_with(c3_weight=((5, 4, 0, 0), value)), "a weight of C3")
        self.until(lambda: "edits=" in self.js("return decodeURIComponent(location.hash)"), "the address says so")


if __name__ == "__main__":
    unittest.main()
