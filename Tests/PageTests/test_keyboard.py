"""Everything can be done without a mouse."""

import unittest

from selenium.webdriver import Keys

from page import PageTest

# What the reader can go to, apart from what is out of reach for everyone.
CONTROLS = """
  return [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
    .filter((one) => one.checkVisibility() && !one.disabled && !one.closest("[aria-hidden='true']"));
"""
NAME = """
  const one = arguments[0] ?? document.activeElement;
  return one === document.body ? "" : one.localName + " “" + (one.ariaLabel ?? one.textContent).trim().slice(0, 60) + "”";
"""


class KeyboardTest(PageTest):
    def focus(self, selector: str) -> None:
        """Goes there as Tab does, without the way."""
        self.js("arguments[0].focus({ focusVisible: true })", self.in_view(self.find(selector)))

    def unit(self) -> str:
        return self.text(".why h3")

    def test_tab_reaches_every_control_and_leaves_it(self) -> None:
        for width in (1280, 390):
            with self.subTest(width=width):
                self.screen(width)
                self.open()
                self.open_all_details()
                # With a drawing and a filter off, there is more to reach.
                self.focus(".paper")
                self.press(Keys.SPACE, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
                self.focus(".lever")
                self.press(Keys.ENTER)
                controls = self.tab_through()
                # On the way back the panel follows the layers that are passed, so its buttons become others.
                self.tab_through(backwards=True)
                self.assertGreater(controls, 60, "stops of the whole page")
                self.measured(f"{width} px: Tab and Shift+Tab reach {controls} controls")

    def tab_through(self, *, backwards: bool = False) -> int:
        """Goes once through the page, and counts the controls, all of which have had the focus."""
        self.js("document.activeElement.blur(); getSelection().collapse(document.body);"
                "globalThis.reached = new Set(); addEventListener('focusin', ({ target }) => reached.add(target))")
        before = self.js(CONTROLS)
        self.press(*[Keys.TAB] * (len(before) + 10), shift=backwards)
        controls = [one for one in self.js(CONTROLS) if not backwards or one in before]
        missed = self.js("return arguments[0].filter((one) => !reached.has(one))", controls)
        self.assertEqual([self.js(NAME, one) for one in missed], [], f"not reached by keyboard, of {len(controls)} controls")
        return len(controls)

    def test_arrows_move_from_unit_to_unit(self) -> None:
        self.open(fragment="#unit=c1.0")
        self.focus(".layer-c1 .units")
        for key, unit in [
            (Keys.ARROW_RIGHT, "C1, map 0, row 0, column 1"), (Keys.ARROW_DOWN, "C1, map 0, row 1, column 1"),
            (Keys.ARROW_LEFT, "C1, map 0, row 1, column 0"), (Keys.ARROW_UP, "C1, map 0, row 0, column 0"),
            (Keys.PAGE_DOWN, "C1, map 1, row 0, column 0"), (Keys.ARROW_LEFT, "C1, map 0, row 0, column 23"),
            (Keys.PAGE_UP, "C1, map 0, row 0, column 23"),
        ]:
            self.press(key)
            self.assertEqual(self.unit(), unit, f"after {key!r}")
            self.assertIn(unit, self.text(".why [role='status']"), "said aloud, too")
        self.focus(".layer-f6 .units")
        self.press(Keys.ARROW_RIGHT)
        self.assertEqual(self.unit(), "F6, unit 1")

    def test_a_digit_is_drawn_by_arrows_and_space(self) -> None:
        self.open()
        self.focus(".fold summary")
        self.press(Keys.ENTER)
        self.focus(".paper")
        self.press(Keys.SPACE, *[Keys.ARROW_DOWN] * 14, Keys.SPACE)
        self.assertRegex(self.text(".taken"), "^Taken for a 1", "a vertical line is a 1")
        self.assertEqual(self.text(".source"), "Your drawing")
        self.press(Keys.BACKSPACE)
        self.assertEqual(self.text(".source"), "Blank paper")

    def test_sliders_and_lists_follow_the_arrows(self) -> None:
        self.open()
        self.open_all_details()
        self.focus(".slider input")
        self.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        self.assertEqual(self.text(".slider output"), "2 px")
        self.focus(".live select")
        self.press(Keys.ARROW_DOWN)
        self.assertRegex(self.text(".source"), r"^Test digit \d+, changed$")

    def test_a_filter_is_switched_off_by_enter_and_on_by_space(self) -> None:
        self.open(fragment="#unit=c1.0")
        self.focus(".lever")
        for key, now, offered in [(Keys.ENTER, ["C1 0", "all on"], "on"), (Keys.SPACE, [], "off")]:
            self.press(key)
            self.assertEqual(self.texts(".off:not([hidden]) button"), now)
            self.assertEqual(self.js(NAME), f"button “Switch filter 0 of C1 {offered}”", "the focus stays")

    def test_a_contribution_leads_to_the_unit_behind_it(self) -> None:
        self.open(fragment="#unit=f6.69")
        source = self.text(".terms button")
        self.focus(".terms button")
        self.press(Keys.ENTER)
        self.assertTrue(self.unit().endswith(source), f"{self.unit()} is {source}")
        self.assertRegex(self.js(NAME), "^canvas “C5", "the focus goes with it")


if __name__ == "__main__":
    unittest.main()
