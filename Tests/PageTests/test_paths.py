"""Lines lead from a unit to those that it comes from, and a window goes over the layer before it."""

import unittest
from collections.abc import Iterator

from selenium.webdriver import ActionChains

from page import PageTest

# Each line: its sign, its ends on the screen, and its width; and where each unit of a layer is.
LINES = """
  const frame = document.querySelector(".lines").getBoundingClientRect();
  return ["raising", "lowering"].flatMap((sign) => [...document.querySelectorAll(`.${sign} line`)].map((one) =>
    [sign, ...["x1", "y1", "x2", "y2"].map((name, place) => Number(one.getAttribute(name)) + (place % 2 ? frame.top : frame.left)),
      Number(one.getAttribute("stroke-width"))]));
"""
LAYERS = """
  return Object.fromEntries([...document.querySelectorAll(".layer")].map((one) => {
    const { left, right, top, bottom } = one.querySelector(".units").getBoundingClientRect();
    return [one.className.replace("layer layer-", ""), [left, right, top, bottom]];
  }));
"""
# How many pixels of a layer's maps are not blank.
INK = """
  return [...document.querySelectorAll(`.layer-${arguments[0]} .units canvas`)].reduce((sum, canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let place = 0; place < data.length; place += 4) if (data[place + 2] !== data[2] || data[place] < 200) count++;
    return sum + count;
  }, 0);
"""
WAIT = "return new Promise((done) => setTimeout(done, 300))"


class PathsTest(PageTest):
    def ends(self) -> Iterator[tuple[str, str]]:
        """The layers that each line joins."""
        layers = self.js(LAYERS)

        def layer(x: float, y: float) -> str:
            return next(name for name, (left, right, top, bottom) in layers.items()
                        if left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1)
        for _, x1, y1, x2, y2, _ in self.js(LINES):
            yield layer(x1, y1), layer(x2, y2)

    def test_lines_join_each_layer_to_the_next_down_to_the_pixels(self) -> None:
        for width in (1280, 1100, 390):
            with self.subTest(width=width):
                self.screen(width)
                self.open(fragment="#unit=output.7")
                stages = self.stages()
                self.until(lambda: set(self.ends()) == set(zip(stages, stages[1:])), "each layer is joined to the next")

    def test_they_are_as_thick_as_their_share_and_have_their_sign(self) -> None:
        self.open(fragment="#unit=output.7")
        terms = zip(*[iter(self.core("explained.slice(13)"))] * 3)
        largest = sorted((abs(one * weight) for _, one, weight in terms), reverse=True)[:5]
        top = [line for line, ends in zip(self.js(LINES), self.ends()) if ends == ("f6", "output")]
        widths = sorted((line[-1] for line in top), reverse=True)
        for width, amount in zip(widths, largest, strict=True):
            self.assertAlmostEqual(width / widths[0], amount / largest[0], delta=0.01)
        self.assertEqual({line[0] for line in top}, {"raising"}, "what speaks for the 7 raises it")

    def test_a_window_fills_the_maps_and_waits_when_one_points(self) -> None:
        self.open(fragment="#unit=c1.0")
        full = self.js(INK, "c1")
        self.click("Play")
        self.until(lambda: 0 < self.js(INK, "c1") < full, "the maps are empty at first")
        first = self.text(".why h3")
        self.until(lambda: self.text(".why h3") != first, "the answer goes along")
        ActionChains(self.driver).move_to_element(self.in_view(self.find(".layer-c1 .units canvas"))).perform()
        self.until(lambda: self.text(".layer-c1 .play") == "Go on", "pointing pauses it")
        paused = self.js(INK, "c1")
        self.js(WAIT)
        self.assertEqual(self.js(INK, "c1"), paused, "it waits")
        self.js("document.querySelector('.layer-c1 .play').click()")
        self.until(lambda: self.text(".layer-c1 .play") == "Play", "it ends", seconds=12)
        self.assertEqual(self.js(INK, "c1"), full, "all of the maps")

    def test_who_wants_no_motion_presses_for_each_row(self) -> None:
        self.screen(still=True)
        self.open(fragment="#unit=c3.0")
        self.in_view(self.find(".layer-c3 .play")).click()
        self.assertEqual(self.text(".layer-c3 .play"), "Next row")
        row = self.text(".why h3")
        ink = self.js(INK, "c3")
        self.assertEqual(row, "C3, map 0, row 0, column 7")
        self.js(WAIT)
        self.assertEqual(self.js(INK, "c3"), ink, "nothing moves by itself")
        for _ in range(8):
            self.js("document.querySelector('.layer-c3 .play').click()")
        self.assertEqual(self.text(".layer-c3 .play"), "Row by row", "after the last row it begins anew")


if __name__ == "__main__":
    unittest.main()
