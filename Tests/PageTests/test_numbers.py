"""Live parts write numbers as Swift does: by the examples that Swift's tests have."""

import base64
import json
import unittest
from pathlib import Path

from page import REPORT, PageTest

ROOT = Path(__file__).parents[2]
EXAMPLES = json.loads((ROOT / "Tests/FiguresTests/numbers.json").read_text())
WORDS = base64.b64encode((ROOT / "Sources/Pages/Scripts/words.js").read_bytes()).decode()


class NumbersTest(PageTest):
    def test_numbers_are_rounded_in_one_way(self) -> None:
        self.driver.get("about:blank")
        written = self.driver.execute_async_script("""
            const [source, examples, done] = arguments;
            import(`data:text/javascript;base64,${source}`).then(({ short, percent }) => done(examples.map(
              ({ value }) => ({ short: short(value), signed: short(value, true), percent: percent(value) }))));
        """, WORDS, EXAMPLES)
        for example, found in zip(EXAMPLES, written):
            for how in ("short", "signed", "percent"):
                if how in example:
                    self.assertEqual(found[how], example[how], f"{example['value']}, {how}")

    def test_histograms_are_the_figures(self) -> None:
        """The fullest bin of C1 before the activation, where it is alive and where it is still."""
        self.screen()
        self.open(REPORT)
        self.open_all_details()
        before, after = [words for words in self.texts(".closer figcaption") if words.startswith("3,456")]
        still = self.js("return [...document.querySelectorAll('figure')].find((one) =>"
                        " one.textContent.includes('C1: 3,456 values before')).querySelector('svg').ariaLabel")
        for words, name in ((before, "sums"), (after, "values")):
            fullest = words.split("bins holds ")[1].split(";")[0]
            self.assertRegex(still, f" {fullest} {name}")


if __name__ == "__main__":
    unittest.main()
