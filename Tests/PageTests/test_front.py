"""The first screen is a sheet to draw on with the verdict beside it, and everything on it can be undone."""

import unittest

from selenium.webdriver import Keys

from page import PageTest

ONE = [(140, 40), (138, 90), (142, 150), (139, 240)]
BOTTOM = "return document.querySelector(arguments[0]).getBoundingClientRect().bottom"


class FrontTest(PageTest):
    def test_paper_and_verdict_are_on_the_first_screen(self) -> None:
        for (width, height), parts in {
            (1280, 800): [".paper", ".layer-input .units", ".taken", ".bars", ".strip", ".layer-c1 .units"],
            (1100, 800): [".paper", ".layer-input .units", ".taken", ".bars", ".strip"],
            (390, 844): [".paper", ".taken", ".bars", ".acts"],
        }.items():
            with self.subTest(width=width):
                self.screen(width, height)
                self.open()
                for part in parts:
                    self.assertLess(self.js(BOTTOM, part), height, f"{part} is seen without scrolling")
                self.draw(ONE)
                self.assertEqual(self.js("return scrollY"), 0)
                self.assertRegex(self.text(".taken"), "^Taken for a 1")

    def test_the_header_is_one_line_and_nothing_lies_on_it(self) -> None:
        for width in (1100, 1280, 1440, 1536, 1600, 1920):
            with self.subTest(width=width):
                self.screen(width, 800)
                self.open()
                boxes = self.js("""return [".top", ".site", ".top h1", ".top nav"].map((part) => {
                                     const { left, right, top, bottom } = document.querySelector(part).getBoundingClientRect();
                                     return [left, right, top, bottom];
                                   })""")
                header, menu, title, stages = boxes
                self.assertLess(header[3] - header[2], 48, "the header is one line")
                for name, box in (("title", title), ("stages", stages)):
                    apart = menu[0] >= box[1] or menu[1] <= box[0] or menu[2] >= box[3] or menu[3] <= box[2]
                    self.assertTrue(apart, f"the menu {menu} lies on the {name} {box}")

    def test_every_change_is_undone_one_by_one(self) -> None:
        self.open()
        self.assertTrue(self.js("return [...document.querySelectorAll('.acts button')][0].disabled"), "nothing to undo yet")
        states = [self.state()]

        def done(what: str) -> None:
            self.until(lambda: self.state() != states[-1], f"{what} changes what is computed")
            states.append(self.state())

        self.draw(ONE)
        done("a stroke")
        self.draw([(60, 60), (60, 200)])
        done("another")
        self.js("document.querySelectorAll('.strip button')[4].click()")
        done("another digit")
        self.click("Shift, turn, noise")
        self.in_view(self.find(".slider input")).send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        self.until(lambda: self.text(".slider output") == "3 px", "three pixels")
        done("a slider")
        self.js("document.querySelector('.lever').click()")
        done("a filter that is off")
        self.click("Reset")
        self.until(lambda: self.state() == states[0], "all is as at first")
        states.append(self.state())
        for state in states[-2::-1]:
            self.click("Undo")
            self.until(lambda: self.state() == state, "one step is undone")

    def state(self) -> str:
        """The digit that the network sees, what it makes of it, and the digit's name."""
        return str([self.text(".source"), self.core("ran").__repr__()])

    def test_back_takes_a_choice_of_a_unit_back_and_nothing_else(self) -> None:
        self.open(fragment="#unit=c1.0")
        self.click_unit("c3")
        first = self.text(".why h3")
        self.click_unit("f6")
        self.draw(ONE)
        self.driver.back()
        self.until(lambda: self.text(".why h3") == first, "the unit before")
        self.assertEqual(self.text(".source"), "Your drawing", "what was drawn since stays")
        self.driver.back()
        self.until(lambda: self.text(".why h3") == "C1, map 0, row 0, column 0", "the first one")
        self.driver.forward()
        self.until(lambda: self.text(".why h3") == first, "and forward")

    def click_unit(self, stage: str) -> None:
        self.in_view(self.find(f".layer-{stage} .units canvas")).click()
        self.until(lambda: self.text(".why h3").lower().startswith(stage), f"a unit of {stage}")
        # Away, so that nothing is pointed at.
        self.js("document.querySelector(`.layer-${arguments[0]} .units`).dispatchEvent(new PointerEvent('pointerleave'))", stage)


if __name__ == "__main__":
    unittest.main()
