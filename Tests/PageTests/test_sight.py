"""Whatever is pointed at is answered in sight of it, at every width, and nothing sticks out or is cut off."""

import unittest

from selenium.webdriver import ActionChains

from page import ALIVE, LESSONS, REPORT, TRAIN, PageTest

# A wide screen, a laptop at 110 %, a tablet upright, a phone on its side, a phone.
SCREENS = [(1280, 800), (1100, 800), (768, 1024), (844, 390), (390, 844)]
# Where a unit of a layer's first map is, that layer scrolled to below what sticks to the top.
SHOW = """
  const units = document.querySelector(`.layer-${arguments[0]} .units`);
  scrollBy({ top: units.getBoundingClientRect().top - arguments[1], behavior: "instant" });
  const frame = units.querySelector("canvas").getBoundingClientRect();
  return [frame.left + 8, frame.top + 8];
"""
# Whether the heading and the first line of the answer are on the screen, and whether what is pointed at is not under it.
SEEN = """
  const seen = (one) => {
    const { top, bottom, left, right } = one.getBoundingClientRect();
    return top >= 0 && Math.min(bottom, top + 20) <= innerHeight && left >= 0 && right <= innerWidth && bottom > top;
  };
  return [seen(document.querySelector(".why h3")), seen(document.querySelector(".why .summary")),
    document.elementFromPoint(...arguments[0]).closest(".units") !== null];
"""
# How far each layer's frames reach beyond its picture.
CUT = """
  return [...document.querySelectorAll(".units")].filter((one) => one.checkVisibility()).flatMap((one) => {
    const { x, y, width, height } = one.querySelector(".frames").getBBox();
    return [-x, -y, x + width - one.clientWidth, y + height - one.clientHeight].map((beyond) => beyond + 0.5);
  });
"""


class SightTest(PageTest):
    def test_what_is_pointed_at_is_answered_on_the_screen(self) -> None:
        for (width, height), page in ((screen, page) for screen in SCREENS for page in (REPORT, TRAIN, LESSONS[0])):
            self.screen(width, height)
            self.open(page)
            if page == TRAIN:
                self.until(lambda: self.text(".words").startswith("Untrained"), "all of the page")
            for stage in self.stages():
                with self.subTest(page=page.name, width=width, stage=stage):
                    # Beside a page's last layers a long answer has room if they are not at the top.
                    place = self.js(SHOW, stage, 110 if page == REPORT or width < 1200 else 350)
                    before = self.text(".why h3")
                    pointer = ActionChains(self.driver, duration=0)
                    pointer.w3c_actions.pointer_action.move_to_location(*map(round, place))
                    pointer.w3c_actions.pointer_action.click()
                    pointer.perform()
                    self.until(lambda: self.text(".why h3") != before, f"{stage} is answered")
                    place = self.js("const { left, top } = document.querySelector(`.layer-${arguments[0]} canvas:not(.bar)`)"
                                    ".getBoundingClientRect(); return [left + 8, top + 8]", stage)
                    self.assertEqual(self.js(SEEN, place), [True, True, True], "name, words, and the unit itself, seen")

    def test_a_screen_that_is_turned_has_no_more_than_it_shows(self) -> None:
        for page in ALIVE:
            with self.subTest(page=page.name):
                self.screen(844, 390)
                self.open(page)
                self.screen(390)
                self.until(lambda: self.js("return Math.max(0, ...[...document.querySelectorAll('.units')].map("
                                           "(one) => one.getBoundingClientRect().right))") <= 390, "maps shrink")
                self.assertEqual(self.js("return document.documentElement.scrollWidth"), 390)

    def test_no_frame_is_cut_off(self) -> None:
        for width in (1280, 768, 390):
            with self.subTest(width=width):
                self.screen(width)
                self.open()
                beyond = self.js(CUT)
                self.assertGreater(len(beyond), 30, "sides of layers")
                self.assertLessEqual(max(beyond), 0, "pixels by which frames are cut off")

    def test_a_finger_finds_units_and_buttons(self) -> None:
        self.screen(390)
        self.open()
        for stage in ("c1", "s2", "c3", "s4", "c5"):
            across = self.js("const { width } = document.querySelector(`.layer-${arguments[0]} canvas:not(.bar)`).getBoundingClientRect();"
                             "return width / document.querySelector(`.layer-${arguments[0]} canvas:not(.bar)`).width", stage)
            self.assertGreaterEqual(across, 7, f"pixels of a unit of {stage}")
        low = self.js("return [...document.querySelectorAll('.live summary, .acts button, .folds button, .tools button, .lever')]"
                      ".filter((one) => one.checkVisibility()).map((one) => [one.textContent, one.getBoundingClientRect().height])"
                      ".filter(([, height]) => height < 44)")
        self.assertEqual(low, [], "what is lower than a finger is broad")

    def test_on_a_phone_the_answer_is_a_line_until_something_is_chosen(self) -> None:
        self.screen(390)
        self.open()
        height = "return document.querySelector('.why').getBoundingClientRect().height"
        self.assertLess(self.js(height), 64, "the folded panel")
        self.select("c1", 0)
        self.js("document.querySelector('.layer-c1 .units').click()")
        place = self.js(SHOW, "c1", 110)
        self.cdp("Emulation.setTouchEmulationEnabled", enabled=True)
        left, top = place
        self.cdp("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": left, "y": top}])
        for right in range(10, 100, 10):
            self.cdp("Input.dispatchTouchEvent", type="touchMove", touchPoints=[{"x": left + right, "y": top}])
        self.cdp("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        self.until(lambda: self.text(".why h3").startswith("C1, map 0, row 1"), "the finger chose where it was lifted")
        column = int(self.text(".why h3").rpartition(" ")[2])
        self.assertGreater(column, 10, "the column it was lifted at")
        self.assertGreater(self.js(height), 150, "the open panel")


if __name__ == "__main__":
    unittest.main()
