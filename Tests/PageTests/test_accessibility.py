"""axe-core finds nothing to object to, on any page, screen or ground."""

import unittest
from itertools import product

from axe_core_python.selenium import Axe

from page import ALIVE, STILL, PageTest


class AccessibilityTest(PageTest):
    def test_no_page_violates_a_rule(self) -> None:
        for page, width, is_dark in product([*ALIVE, *STILL], (1280, 390), (False, True)):
            where = f"{page.name}, {'dark' if is_dark else 'light'}, {width} px"
            with self.subTest(where):
                self.screen(width, dark=is_dark)
                self.open(page, is_live=page in ALIVE)
                self.open_all_details()
                found = Axe().run(self.driver)
                violations = [f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
                              for rule in found["violations"] for node in rule["nodes"]]
                self.assertEqual(violations, [], "rules of accessibility are violated")
                self.assertGreater(len(found["passes"]), 20, "rules that applied and hold")
                self.measured(f"{where}: {len(found['passes'])} rules hold, none is violated")


if __name__ == "__main__":
    unittest.main()
