"""Where the live part cannot be trusted or cannot run, the page says so and shows the rest."""

import base64
import re
import unittest
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from page import REPORT, TRAIN, PageTest

WIDGETS = ".live canvas, .live button, .live summary, .live input"


def with_other_numbers(page: Path) -> str:
    """The page with one activation of its trace a thousandth higher."""
    def changed(block: re.Match[str]) -> str:
        planes = np.frombuffer(zlib.decompress(base64.b64decode(block[2])), np.uint8).reshape(4, -1)
        numbers = np.ascontiguousarray(planes.T).view("<f4").ravel()
        numbers[-1] += 0.001
        planes = np.ascontiguousarray(numbers.view(np.uint8).reshape(-1, 4).T)
        return block[1] + base64.b64encode(zlib.compress(planes.tobytes())).decode()
    html, count = re.subn(r'(id="live-traces">)([^<]*)', changed, page.read_text())
    assert count == 1, f"{count} blocks of traces in {page}"
    return html


class FallbackTest(PageTest):
    def open_text(self, html: str) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        page = Path(folder.name, "page.html")
        page.write_text(html)
        self.open(page, is_live=False)

    def assert_refused(self, words: str) -> None:
        places = len(self.texts("[data-live]:not(html)"))
        self.until(lambda: len(self.texts(".live .failure")) == places, "a warning in each live part")
        self.assertRegex(self.text(".live .failure"), words)
        self.assertTrue(self.find(".live .failure").is_displayed(), "the warning is seen")
        self.assertEqual(self.texts(WIDGETS), [], "widgets that compute other numbers")
        self.assertIsNone(self.js("return document.documentElement.dataset.live ?? null"), "the page is not alive")

    def test_other_numbers_than_swifts_are_not_trusted(self) -> None:
        for page in (REPORT, TRAIN):
            with self.subTest(page=page.name):
                self.open_text(with_other_numbers(page))
                self.assert_refused(r"^This page computes other numbers than Swift did: they differ by up to 0\.00(09|1)")

    def test_a_damaged_module_is_said_to_be_one(self) -> None:
        self.open_text(re.sub(r'(id="live-module">.{400})', r"\1AAAA", REPORT.read_text()))
        self.assert_refused("^This browser does not run the live part of the page")

    def test_without_javascript_the_report_is_there(self) -> None:
        for page, said in ((REPORT, "follows the digit through"), (TRAIN, "Training needs JavaScript")):
            with self.subTest(page=page.name):
                self.cdp("Emulation.setScriptExecutionDisabled", value=True)
                self.open(page, is_live=False)
                # Scripts that have not run do not run later; the test needs its own to look.
                self.cdp("Emulation.setScriptExecutionDisabled", value=False)
                shown = self.js("return document.body.innerText")
                self.assertIn(said, shown)
                self.assertNotIn("Ask the network", shown)
                self.assertEqual(self.js("return [...document.querySelectorAll('.live')].filter((one) => one.checkVisibility())"),
                                 [], "live parts that are seen")
        alive = self.words(is_live=True)
        self.cdp("Emulation.setScriptExecutionDisabled", value=True)
        still = self.words(is_live=False)
        self.assertEqual(alive, still, "words of each section with and without JavaScript")
        self.measured(f"without JavaScript the report has all {sum(still):,} words of its {len(still)} sections")

    def test_on_paper_the_report_is_its_text(self) -> None:
        self.open(REPORT)
        self.cdp("Emulation.setEmulatedMedia", media="print")
        seen = self.js("return [...document.querySelectorAll('h1, .verdict, h2, .paper, .why, .lines, .top nav')]"
                       ".filter((one) => one.checkVisibility()).map((one) => one.textContent)")
        self.cdp("Emulation.setEmulatedMedia", media="")
        names = [stage["name"][0].upper() + stage["name"][1:] for stage in self.facts()["stages"]]
        self.assertRegex(seen[1], "^The network takes it for", "the verdict follows the title")
        self.assertEqual(seen[2:], [*names, "What this page does not show"], "sections in their order, and nothing that only answers")

    def words(self, *, is_live: bool) -> list[int]:
        """How many words each of the report's sections has that is not alive, all of them opened."""
        self.open(REPORT, is_live=is_live)
        self.cdp("Emulation.setScriptExecutionDisabled", value=False)
        self.open_all_details()
        return self.js("return [...document.querySelectorAll('main section[aria-labelledby]:not(.live)')]"
                       ".map((section) => section.innerText.split(/\\s+/).length)")


if __name__ == "__main__":
    unittest.main()
