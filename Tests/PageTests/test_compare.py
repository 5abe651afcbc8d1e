"""The comparison of models: its table can be sorted, its digits open in the report, and it needs no script."""

import re
import unittest

from page import COMPARE, Keys, PageTest


def by_name(name: str) -> list[str | int]:
    """Numbers in names count as numbers: 40 comes before 300."""
    return [int(part) if part.isdigit() else part.lower() for part in re.split(r"(\d+)", name)]


class CompareTest(PageTest):
    def column(self, number: int) -> list[str]:
        """The texts of a column, without the letters and remarks that stand behind them."""
        return self.js("return [...document.querySelectorAll('.sortable tbody tr')].map((row) =>"
                       " [...row.cells[arguments[0]].childNodes].find((one) => one.textContent.trim()).textContent.trim())", number)

    def keys(self, number: int) -> list[float | None]:
        """What a column is sorted by."""
        return self.js("return [...document.querySelectorAll('.sortable tbody tr')].map((row) =>"
                       " { const { key } = row.cells[arguments[0]].dataset; return key === undefined ? null : Number(key); })", number)

    def orders(self) -> list[str | None]:
        return self.js("return [...document.querySelectorAll('.sortable thead th')].map((head) => head.getAttribute('aria-sort'))")

    def test_every_column_sorts_the_table(self) -> None:
        self.open(COMPARE, is_live=False)
        buttons = self.driver.find_elements("css selector", ".sortable thead button")
        heads = self.texts(".sortable thead th")
        self.assertEqual([button.text.strip() for button in buttons], heads, "every column has a button")
        own = self.column(0)
        for number, (button, head) in enumerate(zip(buttons, heads)):
            with self.subTest(head):
                values = self.column(0) if number == 0 else self.keys(number)
                known = sorted((value for value in values if value is not None), key=by_name if number == 0 else None)
                missing = [None] * (len(values) - len(known))
                for order, expected in (("ascending", known + missing), ("descending", known[::-1] + missing)):
                    self.in_view(button).click()
                    self.assertEqual(self.orders(), [order if one == number else None for one in range(len(heads))])
                    self.assertEqual(self.column(0) if number == 0 else self.keys(number), expected, order)
                button.click()
                self.assertEqual((self.column(0), set(self.orders())), (own, {None}), "the third press gives the table’s own order back")

    def test_sorting_goes_by_keyboard(self) -> None:
        self.open(COMPARE, is_live=False)
        self.js("document.querySelectorAll('.sortable thead button')[1].focus({ focusVisible: true })")
        self.press(Keys.ENTER)
        self.assertEqual(self.orders()[1], "ascending")
        self.assertEqual(self.keys(1), sorted(self.keys(1)))
        self.press(Keys.SPACE)
        self.assertEqual(self.orders()[1], "descending")
        self.assertEqual(self.js("return document.activeElement.textContent"), self.texts(".sortable thead th")[1], "the focus stays")

    def test_without_javascript_the_table_stands_in_its_own_order(self) -> None:
        self.open(COMPARE, is_live=False)
        own = self.column(0)
        self.cdp("Emulation.setScriptExecutionDisabled", value=True)
        self.open(COMPARE, is_live=False)
        self.cdp("Emulation.setScriptExecutionDisabled", value=False)
        self.assertEqual(self.texts(".sortable button"), [], "buttons that nothing answers")
        self.assertEqual(self.column(0), own)
        self.assertGreater(len(own), 1)

    def test_a_model_leads_to_what_is_said_of_it(self) -> None:
        self.open(COMPARE, is_live=False)
        names, targets = self.js("const all = [...document.querySelectorAll('.sortable tbody a')]; return"
                                 " [all.map((one) => one.textContent), all.map((one) => document.querySelector(one.hash + ' dt').textContent)]")
        self.assertEqual([name.lower() for name in names], [target.lower() for target in targets])

    def test_a_digit_opens_in_the_report(self) -> None:
        self.open(COMPARE, is_live=False)
        names, links = self.js("const all = [...document.querySelectorAll('.links a')];"
                               " return [all.map((one) => one.textContent), all.map((one) => one.href)]")
        self.assertGreater(len(links), 0, "digits with links")
        for name, link in list(zip(names, links))[:2]:
            index, label = re.fullmatch(r"(\d+) \((\d) → [\d, ]+\)", name).groups()
            with self.subTest(name):
                self.driver.get("about:blank")
                self.driver.get(link)
                self.until(lambda: self.js("return document.documentElement.dataset.live") == "ready", "the report is alive")
                # The report's network may read what another misread.
                self.assertRegex(self.text(".taken"), f"It shows an? {label}\\.|^Taken for an? {label}, .*That is right")
                self.assertEqual(self.text(".source"), f"Digit {index} of the test digits")

    def test_the_table_scrolls_within_itself(self) -> None:
        for width in (390, 768, 1100, 1280):
            with self.subTest(width=width):
                self.screen(width)
                self.open(COMPARE, is_live=False)
                self.open_all_details()
                # A command names as many models as its writer likes.
                self.js("document.querySelector('footer code').textContent += ' --models ' + 'nearest-neighbours,'.repeat(16)")
                self.assertLessEqual(self.js("return document.documentElement.scrollWidth"), width, "the page does not scroll sideways")
                moved = self.js("const table = document.querySelector('.sortable'), scroll = table.parentElement;"
                                "const [first, second] = table.tBodies[0].rows[0].cells, before = first.getBoundingClientRect().left;"
                                "scroll.scrollLeft = 1000;"
                                "return [first.getBoundingClientRect().left - before, scroll.scrollLeft]")
                self.assertEqual(moved[0], 0, "the models' names stay in sight")
                self.assertEqual(moved[1] > 0, width < 1100, "a wide window shows the whole table")


if __name__ == "__main__":
    unittest.main()
