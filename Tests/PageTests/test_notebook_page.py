"""The notebook's page for those who use the keyboard alone, hear it, project it or print it."""

import unittest

from axe_core_python.selenium import Axe
from selenium.webdriver import Keys

from notebook import CUBE, NUMBER, TEXT, NotebookTest


class EditorTest(NotebookTest):
    def test_keys_indent_and_every_step_is_undone(self) -> None:
        self.visit()
        cell = self.cell(NUMBER)
        cell.click()
        cell.send_keys(Keys.CONTROL + Keys.END)
        before = cell.get_attribute("value")
        self.press(Keys.ENTER, Keys.TAB, "let a = 1", Keys.ENTER, "let b = 2")
        self.assertEqual(cell.get_attribute("value"), before + "\n  let a = 1\n  let b = 2")
        self.press(Keys.TAB, shift=True)
        self.assertEqual(cell.get_attribute("value"), before + "\n  let a = 1\nlet b = 2")
        cell.send_keys(Keys.SHIFT + Keys.ARROW_UP)
        self.press(Keys.TAB)
        self.assertRegex(cell.get_attribute("value"), "\n    let a = 1\n  let b = 2$")
        for _ in range(40):
            self.press_with(Keys.CONTROL, "z")
        self.assertEqual(cell.get_attribute("value"), before, "all of it can be undone")

    def test_the_colours_lie_beneath_the_text(self) -> None:
        self.visit()
        self.write(NUMBER, "let number = 3  // " + "far " * 60 + "\nlet é = \"ö\\(number)\"")
        kinds = self.js("return [...document.querySelectorAll('#b1 .beneath span')].map((one) => [one.className, one.dataset.text])")
        self.assertEqual(kinds[0], ["keyword", "let"])
        self.assertIn(["string", "\"ö\\(number)\""], kinds)
        for width in (1280, 390):
            self.screen(width)
            sizes = self.js("""const area = document.querySelector('#b1 textarea'), beneath = document.querySelector('#b1 .beneath');
                               const box = area.getBoundingClientRect(), other = beneath.getBoundingClientRect();
                               const font = (one) => { const { font, letterSpacing, lineHeight, paddingLeft } = getComputedStyle(one);
                                                       return [font, letterSpacing, lineHeight, paddingLeft].join() };
                               return [font(area) === font(beneath), box.left - other.left, box.top - other.top,
                                       area.scrollWidth - area.clientWidth, area.scrollHeight - area.clientHeight]""")
            self.assertEqual(sizes, [True, 0, 0, 0, 0], "same letters at the same places, and nothing scrolls by itself")

    def test_text_is_there_once(self) -> None:
        self.visit()
        self.assertEqual(self.texts(".beneath"), [""] * len(self.texts(".beneath")), "what lies beneath is neither found nor read out")
        self.assertEqual(self.cell(NUMBER).get_attribute("aria-label"), "Cell 1 of 4, Swift")

    def test_the_keyboard_suffices(self) -> None:
        self.visit()
        self.js("document.querySelector('.bar .run-all').focus()")
        for _ in range(12):
            if self.js("return document.activeElement.matches('textarea')"):
                break
            self.press(Keys.TAB)
        self.assertTrue(self.js("return document.activeElement.matches('textarea')"), "the first cell is reached")
        self.press_with(Keys.CONTROL, "a")
        self.press("let number = 2")
        self.press_with(Keys.CONTROL, Keys.ENTER)
        self.until_shown("Its square is 4.")
        self.assertTrue(self.js("return document.activeElement.matches('textarea')"), "the focus stays in the cell")
        self.press(Keys.ESCAPE, Keys.TAB)
        self.assertEqual(self.js("return document.activeElement.textContent"), "Run", "Escape and Tab leave the cell")
        self.press(Keys.TAB)
        self.assertEqual(self.js("return document.activeElement.textContent"), "Put back")
        self.press(Keys.ENTER)
        self.until_shown("Its square is 9.")
        reached = set()
        for _ in range(80):
            self.press(Keys.TAB)
            if self.js("return document.activeElement === document.body"):
                continue
            if self.js("return document.activeElement.matches('textarea')"):
                self.press(Keys.ESCAPE)
            reached.add(self.js("return document.activeElement.className + ' ' + document.activeElement.tagName"))
            self.assertNotEqual(self.js("return getComputedStyle(document.activeElement.closest('.sheet') ?? document.activeElement).outlineStyle"),
                                "none", f"the focus is seen: {self.js('return document.activeElement.outerHTML')[:200]}")
        for name in (" TEXTAREA", "run BUTTON", " INPUT", "skip-prediction BUTTON", "hint-button BUTTON"):
            self.assertIn(name, reached)


class AccessibleNotebookTest(NotebookTest):
    def test_no_rule_is_violated(self) -> None:
        self.visit()
        self.write(CUBE, "show(cub)")
        self.run_it()
        self.until(lambda: self.texts(".messages li"), "a message")
        for width, ground in [(1280, "light"), (1280, "dark"), (1280, "forced"), (1100, "light"), (768, "light"), (390, "light"), (390, "dark")]:
            with self.subTest(width=width, ground=ground):
                self.screen(width, dark=ground == "dark", forced=ground == "forced")
                self.open_all_details()
                found = Axe().run(self.driver)
                self.assertEqual([f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
                                  for rule in found["violations"] for node in rule["nodes"]], [])
                self.assertGreater(len(found["passes"]), 20)
                self.assertFalse(self.js("return document.documentElement.scrollWidth > innerWidth"), "nothing scrolls sideways")

    def test_targets_are_large_enough(self) -> None:
        self.visit()
        self.screen(1280)
        small = """return [...document.querySelectorAll('main button, .bar button, .bar summary, main input')]
                     .filter((one) => one.checkVisibility() && [one, one.closest('label') ?? one].every(
                       (part) => part.getBoundingClientRect().height < 24)).map((one) => one.outerHTML)"""
        self.assertEqual(self.js(small), [])


class LiveTest(NotebookTest):
    def test_a_live_part_is_as_high_as_what_it_shows_and_links_lead_to_lessons(self) -> None:
        self.visit("02-convolution")
        fits = """const frame = document.querySelector('iframe.live'), page = frame.contentDocument.body;
                  return frame.clientHeight > arguments[0] && Math.abs(frame.clientHeight - page.offsetHeight) <= 1"""
        self.until(lambda: self.js(fits, 500), "a frame as high as its page")
        self.js("document.querySelector('iframe.live').contentDocument.body.append('more '.repeat(2000))")
        self.until(lambda: self.js(fits, 2000), "it grows with it")
        self.assertIn("/lessons/03-activations", self.js("return [...document.querySelectorAll('.prose a')].map((one) => one.pathname)"))


class PresentationTest(NotebookTest):
    def test_one_thing_at_a_time(self) -> None:
        self.screen(1280, 720)
        self.visit(fragment="#present")
        seen = """return [...document.querySelectorAll('main .editor, main .prose > *, main pre, main form')]
                    .filter((one) => one.checkVisibility()).map((one) => one.querySelector('textarea')?.value ?? one.innerText)"""
        self.assertEqual(self.js(seen), ["Numbers"])
        self.press(Keys.PAGE_DOWN)
        self.assertEqual(self.js(seen)[0], TEXT.split("```swift\n")[1].split("\n```")[0])
        self.assertEqual(self.js("return [...document.querySelectorAll('.element samp')].filter((one) => one.checkVisibility()).length"), 0,
                         "what it shows comes when it is asked for")
        self.assertRegex(self.text(".place"), "^2 / ")
        self.press(Keys.PAGE_DOWN)
        self.assertIn("number 3", " ".join(self.js(seen)))
        self.press(Keys.SPACE)
        self.assertEqual(self.js(seen), ["Its square is 9."])
        self.press(Keys.PAGE_UP, Keys.HOME)
        self.assertRegex(self.text(".place"), "^1 / ")
        self.assertGreater(float(self.js("return getComputedStyle(document.querySelector('main')).zoom")), 1.5, "it is large")
        self.press(Keys.END)
        last = self.text(".place").split(" / ")
        self.assertEqual(last[0], last[1])
        self.press(Keys.ESCAPE)
        self.assertTrue(self.js("return document.querySelector('.bar').checkVisibility()"))

    def test_it_prints_with_answers_and_without(self) -> None:
        self.visit()
        self.js("window.print = () => {}")
        for how, is_shown in (("Without answers", False), ("With answers", True)):
            self.click("Print")
            self.click(how)
            self.cdp("Emulation.setEmulatedMedia", media="print")
            self.js("dispatchEvent(new Event('beforeprint'))")
            visible = "return [...document.querySelectorAll(arguments[0])].map((one) => one.checkVisibility())"
            self.assertEqual(set(self.js(visible, ".bar, .adder, .foot, textarea")), {False}, "no controls on paper")
            self.assertEqual(set(self.js(visible, ".beneath")), {True}, "cells are code")
            for answer in ("[data-predicted] .element", ".answer pre", ".choice > div"):
                self.assertEqual(set(self.js(visible, answer)), {is_shown}, f"{how}: {answer}")
            self.js("dispatchEvent(new Event('afterprint'))")
            self.cdp("Emulation.setEmulatedMedia", media="")


if __name__ == "__main__":
    unittest.main()
