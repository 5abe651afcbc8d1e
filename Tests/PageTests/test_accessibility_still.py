"""axe-core finds nothing to object to on pages without a live part, in both their forms, on any ground."""

import unittest
from itertools import product

from accessible import AccessiblePageTest
from page import STILL


class StillAccessibilityTest(AccessiblePageTest):
    def test_no_page_violates_a_rule(self) -> None:
        for page, width, ground in product(STILL, (1280, 390), ("light", "dark", "forced")):
            self.assert_accessible(page, width, ground)


if __name__ == "__main__":
    unittest.main()
