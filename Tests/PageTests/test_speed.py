"""The page is quick and small. SLACK says how many times longer a loaded machine may take."""

import unittest
from statistics import median

from selenium.webdriver import ActionChains

from page import REPORT, SLACK, PageTest

# Milliseconds of a forward pass, as the median of many; a hundred at a time, because the browser's clock is coarse.
FORWARD = """
  const { swift, network, numbers, ran } = cores.at(-1);
  return Array.from({ length: 40 }, () => {
    const begin = performance.now();
    for (let time = 0; time < 100; time++) {
      numbers.set(ran.subarray(0, 784));
      swift.run(network);
      numbers.slice(0, 13196);
    }
    return (performance.now() - begin) / 100;
  });
"""
# From the pointer's event to the panel's new words.
POINTING = """
  globalThis.waits = [];
  let moved = 0;
  arguments[0].addEventListener("pointermove", () => (moved = performance.now()), { capture: true });
  new MutationObserver(() => {
    if (moved) waits.push(performance.now() - moved);
    moved = 0;
  }).observe(document.querySelector(".why h3"), { childList: true });
"""
# Frames and runs of the network from now on.
COUNTING = """
  globalThis.frames_ = 0;
  const count = () => { frames_ += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
  cores.at(-1).runs = 0;
"""


class SpeedTest(PageTest):
    def test_the_report_is_small(self) -> None:
        size = REPORT.stat().st_size
        self.measured(f"the report: {size:,} bytes of at most 1,750,000")
        self.assertLessEqual(size, 1_750_000, "bytes of the report")

    def test_the_report_is_alive_within_a_second(self) -> None:
        times = []
        for _ in range(5):
            self.open()
            times.append(self.js("return readyAfter"))
        self.measured(f"alive {median(times):.0f} ms after it was asked for; at most 1,000 × {SLACK:g}")
        self.assertLess(median(times), 1000 * SLACK, f"milliseconds until the page is alive, of {times}")

    def test_a_forward_pass_takes_a_tenth_of_a_millisecond_at_most(self) -> None:
        self.open()
        time = median(self.js(FORWARD))
        self.measured(f"a forward pass: {time:.3f} ms; at most 0.1 × {SLACK:g}")
        self.assertLess(time, 0.1 * SLACK, "milliseconds of a forward pass")

    def test_pointing_answers_within_a_frame(self) -> None:
        self.open()
        for stage in ("c1", "c3", "c5"):
            with self.subTest(stage=stage):
                canvas = self.in_view(self.find(f".layer-{stage} .units"))
                self.js(POINTING, canvas)
                for step in range(30):
                    ActionChains(self.driver, duration=0).move_to_element_with_offset(canvas, 7 * step - 100, step % 10).perform()
                waits = self.js("return waits")
                self.assertGreater(len(waits), 15, "answers to 30 moves")
                self.measured(f"pointing in {stage.upper()}: answered in {median(waits):.1f} ms; at most 16 × {SLACK:g}")
                self.assertLess(median(waits), 16 * SLACK, "milliseconds from the pointer to the panel")

    def test_drawing_keeps_up_with_the_screen(self) -> None:
        self.cdp("Performance.enable")
        self.open()
        left, top, scale = self.js("const { left, top, width } = document.querySelector('.paper').getBoundingClientRect();"
                                   "return [left, top, width / 280]")

        def mouse(kind: str, x: float, y: float) -> None:
            self.cdp("Input.dispatchMouseEvent", type=kind, x=left + scale * x, y=top + scale * y, button="left", buttons=1,
                     clickCount=1)

        mouse("mousePressed", 60, 60)
        self.js(COUNTING)
        before, moves = self.script_seconds(), 120
        for move in range(moves):
            mouse("mouseMoved", 60 + min(move, 60) * 2.5, 60 + max(0, move - 60) * 2.5)
        script = 1000 * (self.script_seconds() - before) / moves
        runs, frames = self.js("return [cores.at(-1).runs, frames_]")
        mouse("mouseReleased", 210, 210)
        self.measured(f"drawing: {script:.1f} ms of script a move; at most 8 × {SLACK:g}; {runs} updates in {frames} frames")
        self.assertLess(script, 8 * SLACK, "milliseconds of script for each move of the pen")
        self.assertLessEqual(runs, frames + 1, "updates, one a frame at most")
        self.assertRegex(self.text(".taken"), "^Taken for ")

    def script_seconds(self) -> float:
        metrics = self.cdp("Performance.getMetrics")["metrics"]
        return next(metric["value"] for metric in metrics if metric["name"] == "ScriptDuration")


if __name__ == "__main__":
    unittest.main()
