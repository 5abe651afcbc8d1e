"""A filter switched off on the page is one whose weights and bias are zero."""

import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

from safetensors import safe_open
from safetensors.numpy import save_file

from command import WEIGHTS, explored
from page import PageTest, Trace

# A filter of either convolution, and a unit of a dense layer.
OFF = {"c1": ("filter 3 of C1", 3, 24 * 24), "c3": ("filter 5 of C3", 5, 8 * 8), "f6": ("unit 40 of F6", 40, 1)}


def explored_without(*stages: str) -> Trace:
    """What the command computes with weights in which these are zero."""
    with safe_open(WEIGHTS, "numpy") as file, TemporaryDirectory() as folder:
        tensors = {name: file.get_tensor(name) for name in file.keys()}
        for stage in stages:
            channel = OFF[stage][1]
            tensors[f"{stage}.weight"][channel] = tensors[f"{stage}.bias"][channel] = 0
        weights = Path(folder, "weights.safetensors")
        save_file(tensors, weights, file.metadata())
        return explored("--weights", weights)[1]


class SwitchingOffTest(PageTest):
    def test_off_is_the_same_as_zero(self) -> None:
        self.open()
        whole = self.trace()
        for stage, (name, channel, area) in OFF.items():
            with self.subTest(stage=stage):
                self.open(fragment=f"#unit={stage}.{channel * area}")
                self.click(f"Switch {name} off")
                self.assert_same(self.trace(), explored_without(stage), f"{name} off, and zero")
                self.click(f"Switch {name} on")
                self.assert_same(self.trace(), whole, f"{name} on again")

    def test_several_are_off_at_once(self) -> None:
        self.open()
        for stage, (name, channel, area) in OFF.items():
            self.select(stage, channel * area)
            self.click(f"Switch {name} off")
            # The address follows a little later; the next one is to build on it.
            self.until(lambda: f"{stage}.{channel}" in self.js("return decodeURIComponent(location.hash)"), "the address says so")
        self.assertEqual(self.texts(".off button"), ["C1 3", "C3 5", "F6 40", "all on"])
        self.assert_same(self.trace(), explored_without(*OFF), "all three off, and zero")


if __name__ == "__main__":
    unittest.main()
