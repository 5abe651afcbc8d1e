"""A page in a real browser, opened from disk: what a reader does with it and sees of it."""

import atexit
import json
import os
import sys
import unittest
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from selenium.webdriver import ActionChains, Chrome, ChromeOptions, Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

PAGES = Path(os.environ.get("PAGES", "output")).resolve()
REPORT = PAGES / "explore/report.html"
TRAIN = PAGES / "explore/train.html"
LESSONS = [PAGES / "lessons" / f"{name}.html" for name in ("02-convolution", "09-training", "13-your-own-digits")]
# Each page with a live part, or one of its kind.
ALIVE = [REPORT, TRAIN, *LESSONS]
COMPARE = PAGES / "compare/compare.html"
NETWORKS = PAGES / "compare/networks.html"
READ = PAGES / "read/read.html"
# Pages without a live part.
STILL = [PAGES / "evaluate/evaluation.html", PAGES / "filters/filters.html", PAGES / "lessons/index.html",
         PAGES / "site/index.html", PAGES / "layers/layers.html", PAGES / "data/data.html", COMPARE, NETWORKS, READ]
# How much longer than on an idle machine everything may take.
SLACK = float(os.environ.get("SLACK", "1"))

Trace = dict[str, np.ndarray]


@cache
def browser(*more: str) -> Chrome:
    """One browser for all tests that ask for no more than others do."""
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in ("--headless=new", "--no-sandbox", "--window-size=1280,900", *more):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options, Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(30 * SLACK)
    atexit.register(driver.quit)
    return driver


class PageTest(unittest.TestCase):
    """A test that reads pages."""

    @property
    def driver(self) -> Chrome:
        return browser()

    def setUp(self) -> None:
        self.driver.switch_to.new_window("tab")
        self.witness()
        self.logs("browser"), self.logs("performance")

    def tearDown(self) -> None:
        self.driver.close()
        self.driver.switch_to.window(self.driver.window_handles[0])

    def witness(self) -> None:
        """Keeps in this tab what pages compute; see witness.js."""
        source = Path(__file__).with_name("witness.js").read_text()
        self.cdp("Page.addScriptToEvaluateOnNewDocument", source=source)

    # What a reader has.

    def screen(self, width: int = 1280, height: int | None = None, *, dark: bool = False, still: bool = False,
               forced: bool = False) -> None:
        is_phone = width < 600
        self.cdp("Emulation.setDeviceMetricsOverride",
                 width=width, height=height or (844 if is_phone else 900), deviceScaleFactor=1, mobile=is_phone)
        self.cdp("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "forced-colors", "value": "active" if forced else "none"},
            {"name": "prefers-reduced-motion", "value": "reduce" if still else "no-preference"}])

    def open(self, page: Path = REPORT, fragment: str = "", *, is_live: bool = True) -> None:
        self.assertTrue(page.is_file(), f"{page} is missing; PAGES leads to the folder of the pages")
        self.driver.get("about:blank")
        self.driver.get(page.as_uri() + fragment)
        if is_live:
            self.until(lambda: self.js("return document.documentElement.dataset.live") == "ready",
                       f"{page.name} comes to life")

    def open_all_details(self) -> None:
        """What is folded away, and what the report says in depth of each layer."""
        self.js("for (const details of document.querySelectorAll('details')) details.open = true;"
                "for (const button of document.querySelectorAll('.live button[aria-expanded=false]:not(.fold-panel)')) button.click()")

    # What a reader does.

    def click(self, name: str) -> None:
        """Clicks on the button or the fold of that name."""
        found = self.js("return [...document.querySelectorAll('button, summary')].find((one) =>"
                        " one.textContent.trim() === arguments[0] && one.checkVisibility())", name)
        self.assertIsNotNone(found, f"there is no button “{name}” to be seen")
        self.in_view(found).click()

    def press(self, *keys: str, shift: bool = False) -> None:
        actions = ActionChains(self.driver)
        if shift:
            actions.key_down(Keys.SHIFT)
        actions.send_keys(*keys)
        if shift:
            actions.key_up(Keys.SHIFT)
        actions.perform()

    def draw(self, *strokes: list[tuple[int, int]]) -> None:
        """Draws on the paper, of 280 × 280, with the mouse."""
        paper = self.in_view(self.find(".paper"))
        left, top, scale = self.js("const { left, top, width } = arguments[0].getBoundingClientRect();"
                                   "return [left, top, width / 280]", paper)
        actions = ActionChains(self.driver, duration=0)
        pointer = actions.w3c_actions.pointer_action
        for stroke in strokes:
            for number, (x, y) in enumerate(stroke):
                pointer.move_to_location(round(left + scale * x), round(top + scale * y))
                if number == 0:
                    pointer.pointer_down()
            pointer.pointer_up()
        # Away, so that nothing is pointed at.
        pointer.move_to_location(0, 0)
        actions.perform()

    def select(self, stage: str, index: int) -> None:
        """Goes to a unit by the address, which keeps what else it says."""
        self.js("const fields = new URLSearchParams(location.hash.slice(1)); fields.set('unit', arguments[0]);"
                "location.hash = fields", f"{stage}.{index}")
        number = self.stages().index(stage)
        self.until(lambda: self.core("explained.slice(0, 2)") == [number, index], f"{stage}.{index} is explained")

    # What a reader sees, and what stands behind it.

    def find(self, selector: str) -> WebElement:
        found = self.js("return document.querySelector(arguments[0])", selector)
        self.assertIsNotNone(found, f"the page has no {selector}")
        return found

    def texts(self, selector: str) -> list[str]:
        return self.js("return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent.trim())",
                       selector)

    def text(self, selector: str) -> str:
        return self.texts(selector)[0]

    def in_view(self, element: WebElement) -> WebElement:
        self.js("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element)
        return element

    def facts(self) -> dict[str, Any]:
        return json.loads(self.text("#live-facts"))

    def stages(self) -> list[str]:
        return [stage["id"] for stage in self.facts()["stages"]]

    def core(self, expression: str) -> Any:
        """Of the core that started last: the report's."""
        return self.js(f"return Array.from(cores.at(-1).{expression})")

    def trace(self) -> Trace:
        """All that the core computed last, named as in trace.safetensors."""
        numbers, trace = np.array(self.core("ran")), {}
        for stage in self.facts()["stages"]:
            shape = (stage["channels"], stage["height"], stage["width"]) if stage["height"] > 1 else stage["channels"]
            size = int(np.prod(shape))
            trace[f"{stage['id']}.pre"], trace[stage["id"]] = numbers[:2 * size].reshape(2, *np.atleast_1d(shape))
            numbers = numbers[2 * size:]
        return trace

    # How it is found out.

    def js(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def cdp(self, command: str, **parameters: Any) -> dict[str, Any]:
        return self.driver.execute_cdp_cmd(command, parameters)

    def logs(self, kind: str) -> list[dict[str, Any]]:
        return self.driver.get_log(kind)

    def until(self, condition: Callable[[], Any], expected: str, seconds: float = 10) -> None:
        WebDriverWait(self.driver, seconds * SLACK, 0.02).until(lambda _: condition(), f"not within {seconds} s: {expected}")

    def assert_same(self, trace: Trace, expected: Trace, what: str) -> None:
        """Every value of every stage is the same within 1e-4."""
        differences = {name: float(np.abs(trace[name] - values).max()) for name, values in expected.items()}
        worst = max(differences, key=differences.__getitem__)
        self.assertLessEqual(differences[worst], 1e-4, f"{what}: {worst} differs")
        self.measured(f"{what}: {sum(map(np.size, expected.values())):,} values differ by at most {differences[worst]:.1e}")

    @staticmethod
    def measured(what: str) -> None:
        print(f"  {what}", file=sys.stderr)
